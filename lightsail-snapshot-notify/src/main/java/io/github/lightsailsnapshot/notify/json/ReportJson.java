package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Converts reports to and from JSON, version 1, for webhooks and for storage. Reports are read exactly as they were
 * written: {@code read(write(report)).equals(report)}. Thread-safe.
 *
 * <p>The report of a fleet contains the reports of its jobs, in the field {@code jobs}, each as it is written alone.
 *
 * <p>Times are ISO-8601 in UTC, durations are in whole seconds, and unknown values are null. Names and answers are not
 * sanitised; escape them before displaying them. A text contains every field of {@link #schema()}. Fields may be added
 * without a new version, so readers must ignore unknown fields. Changes that would break a reader, such as a new value
 * of an enumeration, increment the version.
 *
 * <p>A report that was read, including its plan, is only a record: no job deletes by it. The host must verify its
 * origin, for example by the signature of a webhook.
 */
public final class ReportJson {
  private static final String SCHEMA = "report-1.schema.json";

  private ReportJson() {}

  /**
   * Writes a report.
   *
   * @param report the report of a job or of a fleet
   * @return one JSON object on one line
   */
  public static String write(RunReport report) {
    return report instanceof FleetReport fleet
        ? JsonText.of(FleetCodec.REPORT, fleet)
        : JsonText.of(ReportCodec.REPORT, (SnapshotReport) report);
  }

  /**
   * Writes a plan in the format of the field {@code plan} of a report, for a host's documents about a plan without a
   * report, such as a preview.
   *
   * @param plan the plan
   * @return one JSON object on one line, without a version
   */
  public static String writePlan(RetentionPlan plan) {
    return JsonText.of(PlanCodec.PLAN, plan);
  }

  /**
   * Reads a report that this or another version of the library has written.
   *
   * @param json a JSON object of version 1, of at most 100 million characters
   * @return the report: a {@link SnapshotReport} if its {@code type} is {@code job}, or a {@link FleetReport} if it is
   *     {@code fleet}
   * @throws ReportFormatException if the text is not a valid report; the message contains the field and what is
   *     expected
   */
  public static RunReport read(String json) {
    Objects.requireNonNull(json, "json");
    JsonText.read(json, text -> first(text, RunFields.VERSION));
    String type = JsonText.read(json, text -> first(text, RunFields.TYPE));
    return type.equals("fleet")
        ? JsonText.read(json, text -> report(text, FleetCodec.REPORT))
        : JsonText.read(json, text -> report(text, ReportCodec.REPORT));
  }

  /**
   * Reads the fields that tell how to read the others, wherever they are. The version comes first: the fields of another
   * version may have a different meaning.
   */
  private static <T> T first(JsonParser json, Field<?, T> field) throws IOException {
    begin(json);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(field.name())) {
        return field.codec().read(json);
      }
      json.skipChildren();
    }
    throw ReportFormatException.at(
        json, "/" + field.name(), "is missing: give " + field.codec().wanted());
  }

  private static <R> R report(JsonParser json, JsonCodec<R> codec) throws IOException {
    begin(json);
    R report = codec.read(json);
    if (json.nextToken() != null) {
      throw new ReportFormatException("Something follows the report: give one JSON object alone");
    }
    return report;
  }

  private static void begin(JsonParser json) throws IOException {
    if (json.nextToken() == null) {
      throw new ReportFormatException("The report is empty: give one JSON object");
    }
    if (!json.hasToken(JsonToken.START_OBJECT)) {
      ReportCodec.REPORT.read(json);
    }
  }

  /**
   * Returns the JSON Schema (2020-12) of a report. Every text that {@link #write} returns is valid by it. The schema
   * cannot express everything: {@link #read} also rejects duplicate names, time zones that Java does not know, and
   * plans that cannot be the result of any policy.
   *
   * @return the schema, a JSON text
   */
  public static String schema() {
    try (InputStream schema = Objects.requireNonNull(
        ReportJson.class.getResourceAsStream(SCHEMA), "The jar lacks its " + SCHEMA)) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
