package io.github.lightsailsnapshot.examples.quickstart;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The nights of a month in virtual time, with one line for each. Some go wrong: Lightsail cannot be reached, a snapshot
 * stays pending for too long, a snapshot is refused, and the host is off.
 */
final class MonthOfNights {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final Duration NIGHT = Duration.ofDays(1);

  private static final int UNREACHABLE = 9;
  private static final int SLOW = 14;
  private static final int REFUSED = 19;
  private static final int HOST_OFF = 24;

  private final VirtualTime time =
      VirtualTime.startingAt(FIRST.atTime(3, 0).toInstant(ZoneOffset.UTC));
  private final InMemorySnapshots region =
      InMemorySnapshots.ofInstances("web-1").clock(time).settlesAfter(Duration.ofMinutes(4));
  private final RetentionPolicy policy = Keep.last(3).or(Keep.daily(7)).or(Keep.weekly(5));
  private final SnapshotJob job = SnapshotJob.builder(region, "web-1", policy)
      .basename("nightly")
      .clock(time)
      .timeSource(time)
      .slot(NIGHT)
      .zone(ZoneOffset.UTC)
      .build();
  private final PrintStream out;

  MonthOfNights(PrintStream out) {
    this.out = out;
  }

  /** Runs the job each night, and returns the reports. */
  List<SnapshotReport> run() {
    List<SnapshotReport> reports = new ArrayList<>();
    Instant midnight = time.instant();
    out.printf(Locale.ROOT, "A month of nights, keeping %s:%n", policy);
    for (int night = 1; night <= FIRST.lengthOfMonth(); night++) {
      time.pass(Duration.between(time.instant(), midnight.plus(NIGHT.multipliedBy(night - 1L))));
      if (night == HOST_OFF) {
        show(night, "no run", "the host was off");
        continue;
      }
      prepare(night);
      SnapshotReport report = job.run();
      show(night, report.outcome().toString(), summary(report));
      reports.add(report);
    }
    return reports;
  }

  private void prepare(int night) {
    region.settlesAfter(night == SLOW ? Duration.ofHours(5) : Duration.ofMinutes(4));
    if (night == UNREACHABLE) {
      region.failNext(Operation.LIST, new SnapshotException.Unavailable("no answer in 30 s"));
    } else if (night == REFUSED) {
      region.failNext(Operation.CREATE, new SnapshotException.AccessDenied("not authorized"));
    }
  }

  private static String summary(SnapshotReport report) {
    String changes = report.changes().toString();
    return report.problems().stream()
        .map(Problem::message)
        .findFirst()
        .map(message -> changes + " (" + message + ")")
        .orElse(changes);
  }

  private void show(int night, String outcome, String what) {
    out.printf(
        Locale.ROOT,
        "  %s  %-9s  %2d held  %s%n",
        FIRST.withDayOfMonth(night),
        outcome,
        region.snapshots().size(),
        what);
  }
}
