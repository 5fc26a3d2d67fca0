package io.github.lightsailsnapshot.notify.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The gauge of a recovery point's age, of which a job has one: by a check if there is a check, else by the reports. */
record AgeGauge(MeterRegistry registry, Tags job) {
  private static final String NAME = RunMeters.PREFIX + "recovery.point.age";
  private static final String REPORTED = "Time since the newest snapshot that can be restored from";
  /** A registry tells nothing else of who registered a meter. */
  private static final String CHECKED = REPORTED + ", as a check found it";

  /** Whether a check knows the age better than any report. */
  boolean isChecked() {
    return present()
        .filter(gauge -> CHECKED.equals(gauge.getId().getDescription()))
        .isPresent();
  }

  /** The age in milliseconds as it is known so far, or NaN. */
  double millis() {
    return present().map(gauge -> gauge.value(TimeUnit.MILLISECONDS)).orElse(Double.NaN);
  }

  void report(Supplier<Number> millis) {
    replaceBy(REPORTED, millis);
  }

  void check(Supplier<Number> millis) {
    replaceBy(CHECKED, millis);
  }

  /** Micrometer would ignore a second gauge of the name. */
  private void replaceBy(String description, Supplier<Number> millis) {
    present().ifPresent(registry::remove);
    TimeGauge unused = TimeGauge.builder(NAME, millis, TimeUnit.MILLISECONDS)
        .description(description)
        .tags(job)
        .register(registry);
  }

  private Optional<TimeGauge> present() {
    return Optional.ofNullable(registry.find(NAME).tags(job).timeGauge());
  }
}
