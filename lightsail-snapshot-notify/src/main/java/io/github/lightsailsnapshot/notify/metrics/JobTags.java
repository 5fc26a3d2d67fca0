package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;
import java.util.Optional;

/** The tags of every meter of a job. */
final class JobTags {
  private JobTags() {}

  static Tags of(String source, String basename, Where where) {
    return Tags.of(
        "source", PlainText.line(source),
        "basename", PlainText.line(basename),
        "region", known(where.region()),
        "resource", known(where.kind()));
  }

  static Tags of(RecoveryPointCheck check) {
    return of(
        check.source(), check.naming().map(SnapshotNaming::basename).orElse("*"), whereOf(check));
  }

  /** The client may be foreign code. */
  private static Where whereOf(RecoveryPointCheck check) {
    try {
      return Objects.requireNonNullElse(check.where(), Where.UNKNOWN);
    } catch (RuntimeException | Error doesNotTell) {
      return Where.UNKNOWN;
    }
  }

  private static String known(Optional<String> fact) {
    return fact.map(PlainText::line).orElse("unknown");
  }
}
