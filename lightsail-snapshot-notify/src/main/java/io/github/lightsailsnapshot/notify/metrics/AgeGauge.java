package io.github.lightsailsnapshot.notify.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The gauge of the age of a job's recovery point. A check supplies the value if there is one, else the reports do. */
record AgeGauge(MeterRegistry registry, Tags job) {
  private static final String NAME = RunMeters.PREFIX + "recovery.point.age";
  private static final String REPORTED = "Time since the newest snapshot that can be restored from";
  /** Only the description reveals who registered a meter. */
  private static final String CHECKED = REPORTED + ", as a check found it";

  /** Whether a check supplies the age. */
  boolean isChecked() {
    return present()
        .filter(gauge -> CHECKED.equals(gauge.getId().getDescription()))
        .isPresent();
  }

  /** The last known age in milliseconds, or NaN. */
  double millis() {
    return present().map(gauge -> gauge.value(TimeUnit.MILLISECONDS)).orElse(Double.NaN);
  }

  void report(Supplier<Number> millis) {
    replaceBy(REPORTED, millis);
  }

  void check(Supplier<Number> millis) {
    replaceBy(CHECKED, millis);
  }

  /** Removes the existing gauge, because Micrometer ignores a second one of the same name. */
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
