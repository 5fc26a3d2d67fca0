package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reports as JSON, version 1: what webhooks are sent, and what a program stores to read it later. What was written is read
 * back exactly: {@code read(write(report)).equals(report)}. Thread-safe.
 *
 * <p>Times are ISO-8601 in UTC, lengths of time are whole seconds, and what is not known is null. Names and answers are as the
 * service has them, so whoever shows them escapes them. A text of a version holds every field of {@link #schema()}; fields may
 * be added to a version, and readers pass over those that they do not know. What would break a reader, as a new word where
 * there are only some, comes with a new number.
 *
 * <p>A report that was read is an account, and its plan too: no job deletes by it. Whether it is true is for the host to know,
 * for example by a webhook's signature.
 */
public final class ReportJson {
  private static final String SCHEMA = "report-1.schema.json";

  private ReportJson() {}

  /**
   * Writes a report.
   *
   * @param report how a run ended
   * @return one JSON object on one line
   */
  public static String write(SnapshotReport report) {
    return JsonText.of(ReportCodec.REPORT, report);
  }

  /**
   * Writes a plan, as the field {@code plan} of a report has it: for documents of a host's own about a plan of which there is no
   * report, such as a preview.
   *
   * @param plan what was decided
   * @return one JSON object on one line, without a version
   */
  public static String writePlan(RetentionPlan plan) {
    return JsonText.of(PlanCodec.PLAN, plan);
  }

  /**
   * Reads a report that was written before, by this version of the library or another one.
   *
   * @param json a JSON object of version 1, of at most 100 million characters
   * @return the report
   * @throws ReportFormatException if the text is no such report; the message names the field and says what would be right
   */
  public static SnapshotReport read(String json) {
    Objects.requireNonNull(json, "json");
    JsonText.read(json, ReportJson::version);
    return JsonText.read(json, ReportJson::report);
  }

  /** First of all, and wherever it stands: the fields of another version may mean something else. */
  private static Long version(JsonParser json) throws IOException {
    begin(json);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(ReportCodec.VERSION.name())) {
        return ReportCodec.VERSION.codec().read(json);
      }
      json.skipChildren();
    }
    throw ReportFormatException.at(
        json,
        "/" + ReportCodec.VERSION.name(),
        "is missing: give " + ReportCodec.VERSION.codec().wanted());
  }

  private static SnapshotReport report(JsonParser json) throws IOException {
    begin(json);
    SnapshotReport report = ReportCodec.REPORT.read(json);
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
   * The JSON Schema (2020-12) of a report. Every text of {@link #write} fits it. It cannot say everything: {@link #read} also
   * refuses a name that comes twice, a zone that Java does not know, and a plan that no policy can have come to.
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
