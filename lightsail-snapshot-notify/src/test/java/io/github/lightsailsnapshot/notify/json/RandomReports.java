package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.SourceRef;
import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reports in which anything stands anywhere, the same for each seed. */
final class RandomReports {
  private static final List<String> TEXTS = List.of(
      "",
      " ",
      "web-1",
      "grün",
      "雪",
      "a\"b\\c/d",
      "\u0000\u001f\u007f\u2028",
      "\ud83d\ude00",
      "\ud800",
      "\udc00\ud800",
      "\uffff\ufeff",
      Reports.HOSTILE);
  private static final List<Instant> TIMES = List.of(
      Instant.MIN,
      Instant.MAX,
      Instant.EPOCH,
      Instant.parse("2026-11-22T03:00:00Z"),
      Instant.parse("2026-11-22T03:00:00.000000001Z"),
      Instant.parse("-0001-01-01T00:00:00Z"),
      Instant.parse("+12345-01-01T00:00:00.5Z"));

  private final Random random;
  private final RandomHistory history;

  private RandomReports(long seed) {
    this.random = new Random(seed);
    this.history = RandomHistory.of(seed);
  }

  static SnapshotReport of(long seed) {
    return new RandomReports(seed).report();
  }

  static FleetReport fleet(long seed) {
    return new RandomReports(seed).fleet();
  }

  private FleetReport fleet() {
    return new FleetReport(
        new RunId("fleet-" + random.nextInt(1_000)),
        text(),
        word(RunKind.values()),
        new Where(maybe(this::text), maybe(this::text), maybe(this::text)),
        word(Outcome.values()),
        random.nextBoolean(),
        some(this::report),
        some(this::problem),
        some(this::problem),
        time(),
        time());
  }

  private SnapshotReport report() {
    return new SnapshotReport(
        new RunInfo(
            new RunId("run-" + random.nextInt(1_000)),
            word(RunKind.values()),
            new Where(maybe(this::text), maybe(this::text), maybe(this::text)),
            text(),
            text()),
        word(Outcome.values()),
        random.nextBoolean(),
        maybe(this::own),
        maybe(this::plan),
        some(() -> new Deletion(snapshot(), word(Deletion.Result.values()))),
        some(this::problem),
        some(this::problem),
        time(),
        time());
  }

  private RetentionPlan plan() {
    List<Snapshot> judged = history.snapshots().stream()
        .map(snapshot -> random.nextInt(4) == 0 ? snapshot.withTags(tags()) : snapshot)
        .toList();
    RetentionPlan plan = RetentionPlan.of(
        Keep.last(1 + random.nextInt(5)).or(Keep.monthly(3)),
        judged,
        history.now(),
        history.zone());
    return random.nextBoolean() ? plan : plan.deletingFailed();
  }

  private TakenSnapshot own() {
    return new TakenSnapshot(
        text(),
        word(TakenSnapshot.Origin.values()),
        word(Snapshot.State.values()),
        maybe(this::time));
  }

  private Snapshot snapshot() {
    return new Snapshot(
        "x" + text(),
        SourceRef.of(text()).withId(text()),
        time(),
        word(Snapshot.State.values()),
        random.nextInt(Integer.MAX_VALUE),
        tags(),
        random.nextBoolean());
  }

  private Map<String, String> tags() {
    return Map.of("a" + text(), text(), "b" + text(), text());
  }

  private Problem problem() {
    return new Problem(
        word(Problem.Kind.values()),
        word(Problem.Severity.values()),
        text(),
        maybe(() -> new ServiceError(text(), text(), text(), maybe(this::time))),
        text(),
        1 + random.nextInt(Integer.MAX_VALUE));
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private Instant time() {
    return TIMES.get(random.nextInt(TIMES.size()));
  }

  private <E> E word(E[] words) {
    return words[random.nextInt(words.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value.get());
  }

  private <T> List<T> some(Supplier<T> value) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value.get()).toList();
  }
}
