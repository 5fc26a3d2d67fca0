package io.github.lightsailsnapshot.examples.commandline.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.job.FleetStatus;
import io.github.lightsailsnapshot.core.job.JobInspection;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The status of a fleet as JSON, for commands without a report. The README describes every field; a change that breaks a
 * reader raises the version.
 */
final class FleetStatusDocument {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  /** Writes a document. */
  private interface Content {
    void writeTo(FleetStatusDocument document) throws IOException;
  }

  private FleetStatusDocument(JsonGenerator json) {
    this.json = json;
  }

  /** What a run would do. */
  static String preview(FleetStatus status) {
    return document("fleet-preview", document -> document.write(status));
  }

  /** The instances, and the newest snapshot of each. */
  static String list(List<Backup> backups) {
    return document("fleet-list", document -> document.write(backups));
  }

  private static String document(String kind, Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("kind", kind);
      content.writeTo(new FleetStatusDocument(json));
      json.writeEndObject();
    } catch (IOException notIntoMemory) {
      throw new UncheckedIOException(notIntoMemory);
    }
    return text.toString();
  }

  private void write(List<Backup> backups) throws IOException {
    json.writeArrayFieldStart("instances");
    for (Backup backup : backups) {
      write(backup);
    }
    json.writeEndArray();
  }

  private void write(Backup backup) throws IOException {
    json.writeStartObject();
    json.writeStringField("where", backup.place().name());
    json.writeStringField("instance", backup.instance());
    json.writeBooleanField("selected", backup.isSelected());
    if (backup.basename().isPresent()) {
      json.writeStringField("basename", backup.basename().get());
    }
    json.writeNumberField("snapshots", backup.snapshots());
    if (backup.newest().isPresent()) {
      json.writeStringField("newest", backup.newest().get().name());
      json.writeStringField("createdAt", backup.newest().get().createdAt().toString());
    }
    if (backup.isUnknown()) {
      json.writeStringField("failure", backup.failure());
    }
    json.writeEndObject();
  }

  private void write(FleetStatus status) throws IOException {
    json.writeArrayFieldStart("jobs");
    for (JobInspection job : status.jobs()) {
      write(job);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("refused");
    for (SnapshotReport refused : status.refused()) {
      json.writeRawValue(ReportJson.write(refused));
    }
    json.writeEndArray();
    problems(status.problems());
  }

  private void write(JobInspection inspection) throws IOException {
    SnapshotJob job = inspection.job();
    json.writeStartObject();
    json.writeStringField("region", job.recoveryPointCheck().where().region().orElse(""));
    json.writeStringField("source", job.source());
    json.writeStringField("basename", job.naming().basename());
    json.writeStringField("policy", job.policy().toString());
    if (inspection instanceof JobInspection.Inspected inspected) {
      write(inspected.status());
    } else if (inspection instanceof JobInspection.Failed failed) {
      json.writeStringField("failure", OneLine.told(failed.why()));
    }
    json.writeEndObject();
  }

  private void write(JobStatus status) throws IOException {
    if (status.planned().isEmpty()) {
      json.writeNullField("planned");
    } else {
      json.writeStringField("planned", status.planned().get().name());
    }
    json.writeFieldName("plan");
    json.writeRawValue(ReportJson.writePlan(status.plan()));
  }

  private void problems(List<Problem> problems) throws IOException {
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("kind", problem.kind().name());
      json.writeStringField("severity", problem.severity().name());
      json.writeStringField("message", problem.toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
