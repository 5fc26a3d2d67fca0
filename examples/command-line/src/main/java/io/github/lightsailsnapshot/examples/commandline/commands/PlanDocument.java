package io.github.lightsailsnapshot.examples.commandline.commands;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A plan as JSON, for commands without a report. The README describes every field; a change that breaks a reader raises
 * the version.
 */
final class PlanDocument {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final RegionalJob what;

  PlanDocument(RegionalJob what) {
    this.what = what;
  }

  /** The fields of a document in addition to the common ones. */
  private interface Rest {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** What a run would do, and the name of the snapshot that it would take. */
  String ofPreview(JobStatus status) {
    return document("preview", status.plan(), json -> {
      if (status.planned().isEmpty()) {
        json.writeNullField("planned");
      } else {
        json.writeStringField("planned", status.planned().get().name());
      }
    });
  }

  /** The existing snapshots. */
  String ofList(JobStatus status) {
    return document("list", status.pruning(), json -> {
      json.writeArrayFieldStart("unreadable");
      for (Unreadable item : status.unreadable()) {
        json.writeStartObject();
        json.writeStringField("name", item.name());
        json.writeStringField("why", item.why());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private String document(String kind, RetentionPlan plan, Rest rest) {
    SnapshotJob job = what.job();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("kind", kind);
      json.writeStringField("region", what.region().id());
      json.writeStringField("source", job.source());
      json.writeStringField("basename", job.naming().basename());
      json.writeStringField("policy", job.policy().toString());
      rest.writeTo(json);
      json.writeFieldName("plan");
      json.writeRawValue(ReportJson.writePlan(plan));
      json.writeEndObject();
    } catch (IOException notIntoMemory) {
      throw new UncheckedIOException(notIntoMemory);
    }
    return text.toString();
  }
}
