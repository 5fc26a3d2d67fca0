package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;

/** A run for each kind of problem. */
final class FailingRuns {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Map<Kind, Function<JobFixture, RunReport>> RUNS = new EnumMap<>(Kind.class);

  static {
    listing();
    consistency();
    slots();
    creation();
    waiting();
    planning();
    asAWhole();
    selection();
  }

  private FailingRuns() {}

  static RunReport of(Kind kind) {
    assertThat(RUNS).containsKey(kind);
    return RUNS.get(kind).apply(new JobFixture());
  }

  private static void listing() {
    RUNS.put(Kind.LISTING_FAILED, web -> {
      web.client.nextListing(failing(new SnapshotException.Throttled("Could not list")));
      return web.keepLast(1).run();
    });
    RUNS.put(Kind.UNREADABLE_ITEM, web -> {
      web.client.nextListing(real -> () -> new Listing(
          List.of(),
          List.of(new Unreadable(web.daysAgo(1), "createdAt is missing")),
          Optional.empty()));
      return web.keepLast(1).run();
    });
    RUNS.put(Kind.UNKNOWN_STATE, web -> with(web, web.daysAgo(1), State.UNKNOWN));
    RUNS.put(Kind.OTHER_SNAPSHOT_FAILED, web -> with(web, web.daysAgo(2), State.ERROR));
    RUNS.put(
        Kind.OTHER_SNAPSHOT_PENDING,
        web -> with(web, "nightly-2026-11-22T02-00-00Z", State.PENDING));
    RUNS.put(Kind.OTHER_SNAPSHOT_STUCK, web -> with(web, web.daysAgo(2), State.PENDING));
  }

  private static SnapshotReport with(JobFixture web, String name, State state) {
    Snapshot unused = web.put(name, state);
    return web.keepLast(1).run();
  }

  private static void consistency() {
    RUNS.put(
        Kind.NOT_QUIESCED,
        web -> web.job(Keep.last(1))
            .beforeSnapshot(() -> {
              throw new IOException("database is down");
            })
            .build()
            .run());
    RUNS.put(
        Kind.NOT_RELEASED,
        web -> web.job(Keep.last(1))
            .afterSnapshot(() -> {
              throw new IOException("still locked");
            })
            .build()
            .run());
    RUNS.put(Kind.CONSISTENCY_UNKNOWN, web -> {
      web.client.nextCreation(real -> () -> {
        Optional<Instant> unused = real.get();
        throw new SnapshotException.Unavailable("No answer");
      });
      return web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();
    });
  }

  private static void slots() {
    RUNS.put(Kind.ZONE_NOT_SET, web -> {
      TimeZone before = TimeZone.getDefault();
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      try {
        return web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();
      } finally {
        TimeZone.setDefault(before);
      }
    });
    RUNS.put(Kind.SLOT_UNKNOWN, web -> {
      for (int i = 0; i < 100; i++) {
        web.client.nextListing(failing(new SnapshotException.Unavailable("No answer")));
      }
      return hourly(web).run();
    });
    RUNS.put(Kind.SLOT_OVER, web -> hourly(web).run(Instant.parse("2026-11-20T23:55:00Z")));
    RUNS.put(Kind.SLOT_BEHIND, web -> {
      web.put("nightly-2026-11-22T05-00-00Z", State.AVAILABLE);
      return hourly(web).run();
    });
    RUNS.put(Kind.SCHEDULED_AHEAD, web -> hourly(web).run(Instant.parse("2026-11-23T03:00:00Z")));
    RUNS.put(Kind.RUN_DELAYED, web -> {
      web.client.nextListing(real -> () -> {
        Listing listing = real.get();
        web.time.pass(Duration.ofHours(3));
        return listing;
      });
      return hourly(web).run();
    });
    RUNS.put(Kind.CREATED_BEFORE_ITS_SLOT, web -> {
      web.put(OWN, Instant.parse(NOW).minus(HOUR), State.AVAILABLE);
      return hourly(web).run();
    });
  }

  private static SnapshotJob hourly(JobFixture web) {
    return web.job(Keep.last(1)).slot(HOUR).build();
  }

  private static void creation() {
    RUNS.put(Kind.NAME_HELD_BY_ANOTHER, web -> {
      web.region.put(Snapshot.available(OWN, "web-2", Instant.parse(NOW)));
      return hourly(web).run();
    });
    RUNS.put(Kind.NO_NAME_LEFT, web -> {
      for (int number = 1; number <= SnapshotNaming.LAST_NUMBER; number++) {
        String name = new SnapshotNaming("nightly").nameAt(Instant.parse(NOW), number);
        web.put(name, Instant.parse(NOW), State.ERROR);
      }
      return hourly(web).run();
    });
    RUNS.put(Kind.CREATION_RETRIED, web -> {
      web.client.nextCreation(failing(new SnapshotException.Throttled("Could not create " + OWN)));
      return web.keepLast(1).run();
    });
    RUNS.put(Kind.CREATION_FAILED, web -> {
      web.client.nextCreation(failing(new SnapshotException.NotFound("Could not create " + OWN)));
      return web.keepLast(1).run();
    });
  }

  private static void waiting() {
    RUNS.put(Kind.SNAPSHOT_NOT_VERIFIED, web -> {
      web.client.nextCreation(real -> () -> Optional.of(web.time.instant()));
      return web.keepLast(1).run();
    });
    RUNS.put(Kind.SNAPSHOT_PENDING, web -> {
      web.region.settlesAfter(Duration.ofHours(2));
      return web.keepLast(1).run();
    });
    RUNS.put(Kind.SNAPSHOT_FAILED, web -> {
      web.client.nextListing(real -> real).nextListing(real -> () -> {
        web.put(OWN, State.ERROR);
        return real.get();
      });
      return web.keepLast(1).run();
    });
    RUNS.put(Kind.SNAPSHOT_GONE, web -> {
      web.nightly(3).client.nextDeletion(real -> () -> {
        real.run();
        web.time.pass(Duration.ofMinutes(11));
        web.region.delete(Snapshot.available(OWN, "web-1", Instant.parse(NOW)));
      });
      return web.keepLast(1).run();
    });
    RUNS.put(Kind.RESUMED_TOO_LATE, web -> {
      ResumeToken token = started(web);
      web.time.pass(Duration.ofDays(1));
      return ended(web.keepLast(1).resume(token));
    });
  }

  private static ResumeToken started(JobFixture web) {
    web.region.settlesAfter(Duration.ofMinutes(5));
    return ((RunStatus.InProgress) web.keepLast(1).start()).token();
  }

  private static SnapshotReport ended(RunStatus status) {
    return ((RunStatus.Ended) status).report();
  }

  private static void planning() {
    RUNS.put(Kind.SETTINGS_CHANGED, web -> {
      ResumeToken token = started(web);
      web.time.pass(Duration.ofMinutes(6));
      return ended(web.keepLast(3).resume(token));
    });
    RUNS.put(Kind.TIME_NOT_TOLD, web -> {
      web.client.nextListing(real -> () -> Listing.of(real.get().snapshots()));
      return web.nightly(2).keepLast(1).prune();
    });
    RUNS.put(
        Kind.PLANNING_FAILED,
        web -> web.job(RetentionPolicy.of("broken", history -> {
              throw new ArithmeticException("no");
            }))
            .build()
            .run());
    RUNS.put(
        Kind.TOO_MANY_DELETIONS,
        web -> web.nightly(3).job(Keep.last(1)).maxDeletions(1).build().run());
    RUNS.put(Kind.DELETION_FAILED, web -> {
      web.nightly(2).client.nextDeletion(real -> () -> {
        throw new SnapshotException.AccessDenied("Could not delete snapshot " + web.daysAgo(2));
      });
      return web.keepLast(1).run();
    });
  }

  private static void asAWhole() {
    RUNS.put(
        Kind.LISTENER_FAILED,
        web -> web.job(Keep.last(1))
            .listener(event -> {
              throw new IllegalStateException("no");
            })
            .build()
            .run());
    RUNS.put(
        Kind.NOT_DELIVERED,
        web -> web.job(Keep.last(1))
            .notifier(report -> {
              throw new IllegalStateException("no mail");
            })
            .build()
            .run());
    RUNS.put(
        Kind.CLOCK_DIFFERS,
        web -> web.job(Keep.last(1))
            .clock(Clock.offset(web.time, Duration.ofDays(1)))
            .build()
            .run());
    RUNS.put(
        Kind.CLOCK_FAILED,
        web -> web.job(Keep.last(1)).clock(new BrokenClock()).build().run());
    RUNS.put(Kind.INTERRUPTED, web -> {
      Thread.currentThread().interrupt();
      SnapshotReport report = web.keepLast(1).run();
      assertThat(Thread.interrupted()).isTrue();
      return report;
    });
    RUNS.put(Kind.DEADLINE_PASSED, web -> {
      web.region.settlesAfter(HOUR);
      return web.job(Keep.last(1)).deadline(Duration.ofMinutes(5)).build().run();
    });
    RUNS.put(
        Kind.DEADLINE_NOT_WATCHED,
        web -> web.job(Keep.last(1))
            .deadline(Duration.ofMinutes(5))
            .threads(code -> {
              throw new OutOfMemoryError("unable to create native thread");
            })
            .build()
            .run());
    RUNS.put(Kind.ABORTED, web -> {
      web.region.settlesAfter(HOUR);
      return web.job(Keep.last(1))
          .timeSource(new ForeignCodeTest.BrokenTime())
          .build()
          .run();
    });
  }

  private static final class BrokenClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      throw new IllegalStateException("no time");
    }
  }

  private static void selection() {
    RUNS.put(
        Kind.SELECTION_FAILED,
        web -> fleet(web, Selection.tagged("backup"), web.region.instances()));
    RUNS.put(
        Kind.JOB_NOT_CREATED,
        web -> fleet(
                web,
                Selection.all(),
                () -> InstanceListing.of(List.of(new Instance("not valid", "arn:1", Map.of()))))
            .jobs()
            .get(0));
    RUNS.put(Kind.SOURCE_GONE, web -> {
      web.nightly(2).region.removeInstance("web-1");
      return fleet(web, Selection.all(), web.region.instances());
    });
    RUNS.put(
        Kind.NO_LONGER_SELECTED,
        web -> fleet(web.nightly(2), Selection.named("web-2"), web.region.instances()));
    RUNS.put(
        Kind.NOT_SELECTED, web -> fleet(web, Selection.named("web-2"), web.region.instances()));
  }

  private static FleetReport fleet(JobFixture web, Selection selection, InstanceClient instances) {
    JobTemplate template =
        (client, instance) -> SnapshotJob.builder(client, instance.name(), Keep.last(1))
            .basename(instance.name().equals("web-1") ? "nightly" : "{source}-nightly")
            .clock(web.time)
            .timeSource(web.time)
            .build();
    return SnapshotFleet.builder()
        .group(new FleetGroup(web.client, instances, selection, template))
        .build()
        .run();
  }
}
