package io.github.lightsailsnapshot.examples.commandline.commands;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.examples.commandline.options.AgeLimits;
import io.github.lightsailsnapshot.examples.commandline.output.JsonDocument;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.util.Optional;

/** The result of a check as JSON. */
final class CheckDocument {
  private final String source;
  private final AgeLimits limits;

  CheckDocument(String source, AgeLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  String of(PluginStatus status, RecoveryPoint point, String text) {
    return of(status, Optional.of(point), text);
  }

  String unknown(String why) {
    return of(PluginStatus.UNKNOWN, Optional.empty(), why);
  }

  private String of(PluginStatus status, Optional<RecoveryPoint> point, String text) {
    return JsonDocument.of("check", json -> {
      json.writeStringField("status", status.name());
      json.writeStringField("source", source);
      json.writeStringField("text", text);
      limits.writeTo(json);
      newest(json, point.flatMap(RecoveryPoint::newest));
      age(json, point);
    });
  }

  private static void newest(JsonGenerator json, Optional<Snapshot> newest) throws IOException {
    if (newest.isEmpty()) {
      json.writeNullField("newest");
      json.writeNullField("createdAt");
    } else {
      json.writeStringField("newest", newest.get().name());
      json.writeStringField("createdAt", newest.get().createdAt().toString());
    }
  }

  private static void age(JsonGenerator json, Optional<RecoveryPoint> point) throws IOException {
    var age = point.flatMap(RecoveryPoint::age);
    if (age.isEmpty()) {
      json.writeNullField("ageSeconds");
    } else {
      json.writeNumberField("ageSeconds", age.get().toSeconds());
    }
  }
}
