package io.github.lightsailsnapshot.core;

import static io.github.lightsailsnapshot.core.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The README's page of failures: each row is a run that goes wrong in that way, and says so in those words. */
class FailurePageTest {
  private static final String LISTING = "Could not list the instance snapshots";
  private static final Map<String, Function<JobFixture, SnapshotReport>> RUNS = new TreeMap<>();

  static {
    RUNS.put("`" + LISTING + "`, as a warning", web -> {
      web.client.nextListing(failing(new SnapshotException.Throttled(LISTING)));
      return web.keepLast(1).run();
    });
    RUNS.put("`Could not list …`, `The snapshot was created, not verified`", web -> {
      web.client.nextListing(failing(new SnapshotException.AccessDenied(LISTING)));
      web.client.nextListing(failing(new SnapshotException.AccessDenied(LISTING)));
      return web.keepLast(1).run();
    });
    RUNS.put("`Could not create snapshot …`", web -> {
      web.client.nextCreation(
          failing(new SnapshotException.NotFound("Could not create snapshot " + OWN)));
      return web.keepLast(1).run();
    });
    RUNS.put("`The name … is held by …`", web -> {
      web.region.put(Snapshot.available(OWN, "web-2", Instant.parse(NOW)));
      return web.job(Keep.last(1)).slot(Duration.ofHours(1)).build().run();
    });
    RUNS.put("`… is still being taken`", web -> {
      web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);
      return web.keepLast(1).run();
    });
    RUNS.put("`… has been pending since …`", web -> {
      web.put(web.daysAgo(2), State.PENDING);
      return web.keepLast(1).run();
    });
    RUNS.put("`… failed, and there was no newer good one`", web -> {
      web.put(web.daysAgo(2), State.ERROR);
      return web.keepLast(1).run();
    });
    RUNS.put("`… ended in an error`", web -> {
      web.client.nextListing(real -> real).nextListing(real -> () -> {
        web.put(OWN, State.ERROR);
        return real.get();
      });
      return web.keepLast(1).run();
    });
    RUNS.put("`… is still pending after …`", web -> {
      web.region.settlesAfter(Duration.ofHours(2));
      return web.keepLast(1).run();
    });
    RUNS.put("`… was accepted, but …`", web -> {
      web.client.nextCreation(real -> () -> Optional.of(web.time.instant()));
      return web.keepLast(1).run();
    });
    RUNS.put(
        "`Could not plan: …`",
        web -> web.job(RetentionPolicy.of("broken", history -> {
              throw new ArithmeticException("no");
            }))
            .build()
            .run());
    RUNS.put(
        "`The plan is to delete … snapshots; the ceiling is …`",
        web -> web.nightly(3).job(Keep.last(1)).maxDeletions(1).build().run());
    RUNS.put("`Could not delete snapshot …`", web -> {
      web.nightly(2).client.nextDeletion(real -> () -> {
        throw new SnapshotException.AccessDenied("Could not delete snapshot " + web.daysAgo(2));
      });
      return web.keepLast(1).run();
    });
    RUNS.put("`… could not be read: …`", web -> {
      web.client.nextListing(real -> () -> new Listing(
          List.of(),
          List.of(new Unreadable(web.daysAgo(1), "createdAt is missing")),
          Optional.empty()));
      return web.keepLast(1).run();
    });
    RUNS.put(
        "`This host's clock says …`",
        web -> web.job(Keep.last(1))
            .clock(Clock.offset(web.time, Duration.ofDays(1)))
            .build()
            .run());
    RUNS.put(
        "`The hook before the snapshot …`",
        web -> web.job(Keep.last(1))
            .beforeSnapshot(() -> {
              throw new IOException("database is down");
            })
            .build()
            .run());
    RUNS.put(
        "`The hook after the snapshot …`",
        web -> web.job(Keep.last(1))
            .afterSnapshot(() -> {
              throw new IOException("still locked");
            })
            .build()
            .run());
    RUNS.put("`… is no longer listed`", web -> {
      web.nightly(3).client.nextDeletion(real -> () -> {
        real.run();
        web.time.pass(Duration.ofMinutes(11));
        web.region.delete(Snapshot.available(OWN, "web-1", Instant.parse(NOW)));
      });
      return web.keepLast(1).run();
    });
    RUNS.put(
        "`The run was broken off by …`",
        web -> web.job(Keep.last(1))
            .timeSource(new ForeignCodeTest.BrokenTime())
            .build()
            .run());
    RUNS.put("`… was listed and is no longer`", web -> {
      web.region.settlesAfter(Duration.ofHours(1));
      return web.job(Keep.last(1))
          .listener(step -> {
            if (step.progress() instanceof Progress.Waiting waiting
                && waiting.waited().toSeconds() > 8) {
              web.region.settlesAfter(Duration.ZERO);
              web.region.put(Snapshot.available(OWN, "web-1", Instant.parse(NOW)));
              web.region.delete(Snapshot.available(OWN, "web-1", Instant.parse(NOW)));
            }
          })
          .build()
          .run();
    });
    RUNS.put("`Lightsail did not tell the time, so the slot is not known`", web -> {
      for (int i = 0; i < 100; i++) {
        web.client.nextListing(failing(new SnapshotException.Unavailable("No answer")));
      }
      return web.job(Keep.last(1)).slot(Duration.ofHours(1)).build().run();
    });
    RUNS.put("`The newest snapshot was created at …`", web -> {
      web.put("nightly-2026-11-22T05-00-00Z", State.AVAILABLE);
      return web.job(Keep.last(1)).slot(Duration.ofHours(1)).build().run();
    });
    RUNS.put("`… min before its slot began`", web -> {
      web.put(OWN, Instant.parse("2026-11-21T03:00:00Z"), State.AVAILABLE);
      return web.job(Keep.last(1)).slot(Duration.ofHours(1)).build().run();
    });
    RUNS.put("`The request for … got no answer`", web -> {
      web.client.nextCreation(real -> () -> {
        Optional<Instant> unused = real.get();
        throw new SnapshotException.Unavailable("No answer");
      });
      return web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();
    });
    RUNS.put("`The run's deadline of … left no time to go on`", web -> {
      web.region.settlesAfter(Duration.ofHours(1));
      return web.job(Keep.last(1)).deadline(Duration.ofMinutes(5)).build().run();
    });
    RUNS.put("`The run was interrupted`", web -> {
      Thread.currentThread().interrupt();
      SnapshotReport report = web.keepLast(1).run();
      assertThat(Thread.interrupted()).isTrue();
      return report;
    });
  }

  private static List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    return lines.subList(lines.indexOf("## What you may read in a report"), lines.size()).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .map(line -> line.substring(2, line.indexOf(" |", 2)))
        .toList();
  }

  @Test
  void everyRowIsARunAndEveryRunARow() throws IOException {
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(RUNS.keySet());
  }

  @TestFactory
  List<DynamicTest> theRunSaysWhatTheRowSays() {
    return RUNS.entrySet().stream()
        .map(run -> DynamicTest.dynamicTest(run.getKey(), () -> says(run.getKey(), run.getValue())))
        .toList();
  }

  private static void says(String row, Function<JobFixture, SnapshotReport> run) {
    SnapshotReport report = run.apply(new JobFixture());

    assertThat(report.problems()).as(report.toString()).isNotEmpty().allSatisfy(problem -> {
      assertThat(problem.message()).isNotBlank();
      assertThat(problem.next()).isNotBlank();
    });
    assertThat(report.errors().isEmpty())
        .as("only a warning")
        .isEqualTo(report.outcome() == Outcome.SUCCEEDED || report.outcome() == Outcome.SKIPPED);
    if (row.contains("as a warning")) {
      assertThat(report.errors()).isEmpty();
    }
    Pattern.compile("`([^`]*)`")
        .matcher(row)
        .results()
        .map(quoted -> quoted.group(1))
        .forEach(words -> assertThat(report.toString()).containsPattern(words(words)));
  }

  private static Pattern words(String quoted) {
    StringBuilder pattern = new StringBuilder();
    for (String part : quoted.split("…", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }
}
