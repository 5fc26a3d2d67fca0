package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.wire.HostileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Those who are told of one execution: notifiers and a progress listener, of good and bad manners. */
final class Recipients {
  private static final List<Integer> NOTIFIERS = List.of(0, 0, 0, 0, 1, 1, 1, 3);
  private static final double HANGING = 0.0002;
  private static final Duration TIMEOUT_WITH_HANGING = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final SeededRandom seeded;
  private final int execution;
  private final List<Ear> ears = new ArrayList<>();
  private int listenerFailures;
  private int reached;

  Recipients(SeededRandom seeded, int execution) {
    this.seeded = seeded;
    this.execution = execution;
    int notifiers = SeededRandom.oneOf(NOTIFIERS, seeded.draw("notifiers", execution, 0));
    for (int i = 0; i < notifiers; i++) {
      ears.add(new Ear(manners(i)));
    }
  }

  private Manners manners(int ear) {
    if (seeded.strikes("a notifier hangs", execution, ear, HANGING)) {
      return Manners.HANGS;
    }
    if (seeded.strikes("a notifier throws", execution, ear, 0.1)) {
      return seeded.draw("what it throws", execution, ear).nextBoolean()
          ? SeededRandom.oneOf(
              List.of(Manners.THROWS, Manners.DOES_NOT_SAY),
              seeded.draw("which exception", execution, ear))
          : SeededRandom.oneOf(
              List.of(Manners.BREAKS, Manners.EXHAUSTS),
              seeded.draw("which error", execution, ear));
    }
    return Manners.LISTENS;
  }

  /** How a notifier takes a report. */
  enum Manners {
    LISTENS(""),
    THROWS("IOException: nobody at home"),
    DOES_NOT_SAY("HostileException"),
    BREAKS("NoClassDefFoundError: javax/mail/Message"),
    EXHAUSTS("OutOfMemoryError"),
    HANGS("did not end within");

    private final String noted;

    Manners(String noted) {
      this.noted = noted;
    }

    /** What the report says of it. */
    String noted() {
      return noted;
    }
  }

  /** A notifier. */
  static final class Ear implements Notifier {
    private final Manners manners;
    private final List<SnapshotReport> heard = new CopyOnWriteArrayList<>();
    private boolean refused;

    Ear(Manners manners) {
      this.manners = manners;
    }

    Manners manners() {
      return manners;
    }

    /** Whether no thread could be started to tell it. */
    boolean refused() {
      return refused;
    }

    List<SnapshotReport> heard() {
      return heard;
    }

    @Override
    public void send(RunReport report) throws Exception {
      heard.addAll(report.jobs());
      switch (manners) {
        case THROWS -> throw new java.io.IOException("nobody at home");
        case BREAKS -> throw new NoClassDefFoundError("javax/mail/Message");
        case DOES_NOT_SAY -> throw new HostileException();
        case EXHAUSTS -> throw new OutOfMemoryError("Java heap space");
        case HANGS -> new CountDownLatch(1).await();
        default -> {}
      }
    }
  }

  void attend(SnapshotJob.Builder job) {
    ears.forEach(job::notifier);
  }

  /** A listener that may throw at this step. */
  void misbehaveAt(Progress step, int number) {
    if (seeded.strikes("a listener throws", execution, number, 0.01)) {
      listenerFailures++;
      switch (seeded.draw("how", execution, number).nextInt(4)) {
        case 0 -> throw new HostileException();
        case 1 -> throw new OutOfMemoryError("Java heap space");
        case 2 ->
          throw new IllegalStateException(
              "the listener fails at " + step.getClass().getSimpleName());
        default ->
          throw new AssertionError("the listener breaks at " + step.getClass().getSimpleName());
      }
    }
  }

  /** How long a listener takes at this step. */
  Duration slownessAt(int number) {
    SplittableRandom random = seeded.draw("how long", execution, number);
    return seeded.strikes("a listener is slow", execution, number, 0.05)
        ? Duration.ofSeconds(1 + random.nextInt(1_200))
        : Duration.ZERO;
  }

  /** Whether the next notifier never ends. */
  boolean hangsNext() {
    return ears.get(reached).manners() == Manners.HANGS;
  }

  /** The next notifier is told. */
  void start() {
    reached++;
  }

  /** The next notifier cannot be told, because no thread can be started for it. */
  void refuse() {
    ears.get(reached).refused = true;
    reached++;
  }

  int listenerFailures() {
    return listenerFailures;
  }

  List<Ear> ears() {
    return ears;
  }

  /** Real time, so it is short only where somebody hangs. */
  Duration notifierTimeout() {
    return ears.stream().anyMatch(ear -> ear.manners() == Manners.HANGS)
        ? TIMEOUT_WITH_HANGING
        : TIMEOUT;
  }
}
