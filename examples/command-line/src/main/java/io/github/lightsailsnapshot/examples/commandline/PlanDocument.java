package io.github.lightsailsnapshot.examples.commandline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.Listing.Unreadable;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/**
 * A plan for programs where there is no report. The README describes every field; a change that breaks a reader raises the
 * version.
 */
final class PlanDocument {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Target target;
  private final Region region;

  PlanDocument(Target target, Region region) {
    this.target = target;
    this.region = region;
  }

  /** The fields of a document beyond those that all have. */
  private interface Rest {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** What a run would do, and the name of the snapshot that it would make. */
  String ofPreview(RetentionPlan plan, Listing listing) {
    Set<String> there =
        listing.snapshots().stream().map(Snapshot::name).collect(Collectors.toSet());
    List<String> planned = plan.decisions().stream()
        .map(decision -> decision.snapshot().name())
        .filter(name -> !there.contains(name))
        .toList();
    return document("preview", plan, json -> {
      if (planned.isEmpty()) {
        json.writeNullField("planned");
      } else {
        json.writeStringField("planned", planned.get(0));
      }
    });
  }

  /** What is there. */
  String ofList(RetentionPlan plan, List<Unreadable> unreadable) {
    return document("list", plan, json -> {
      json.writeArrayFieldStart("unreadable");
      for (Unreadable item : unreadable) {
        json.writeStartObject();
        json.writeStringField("name", item.name());
        json.writeStringField("why", item.why());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private String document(String kind, RetentionPlan plan, Rest rest) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("kind", kind);
      json.writeStringField("region", region.id());
      json.writeStringField("source", target.instance());
      json.writeStringField("basename", target.naming().basename());
      json.writeStringField("policy", target.policy().toString());
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
