package io.github.lightsailsnapshot.notify.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Golden;
import io.github.lightsailsnapshot.notify.Reports;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Nested
  class AReportThatWasWritten {
    @Test
    void isReadBackExactly() {
      for (RunReport report : Documents.reports()) {
        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
      }
    }

    @Test
    void isReadBackExactlyWhateverItHoldsAndThroughBytesToo() {
      for (long seed = 0; seed < 500; seed++) {
        SnapshotReport report = RandomReports.of(seed);
        String json = ReportJson.write(report);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(ReportJson.read(new String(bytes, StandardCharsets.UTF_8)))
            .as("seed " + seed)
            .isEqualTo(report);
        assertThat(json).as("seed " + seed).doesNotContain("\n");
      }
    }

    @Test
    void isReadBackExactlyIfItIsAFleet() {
      for (long seed = 0; seed < 200; seed++) {
        FleetReport fleet = RandomReports.fleet(seed);
        assertThat(ReportJson.read(ReportJson.write(fleet))).as("seed " + seed).isEqualTo(fleet);
      }
    }

    @Test
    void holdsItsJobsAsTheyAreWrittenAlone() throws Exception {
      FleetReport fleet = Fleets.failed();
      JsonNode jobs = JSON.readTree(ReportJson.write(fleet)).get("jobs");
      assertThat(jobs).hasSameSizeAs(fleet.jobs());
      for (int i = 0; i < jobs.size(); i++) {
        assertThat(jobs.get(i))
            .isEqualTo(JSON.readTree(ReportJson.write(fleet.jobs().get(i))));
      }
    }

    @Test
    void isWhatItsFileSays() {
      Golden.matchesJson("json-full.json", ReportJson.write(Reports.full()));
      Golden.matchesJson("json-fleet-failed.json", ReportJson.write(Fleets.failed()));
      Golden.matchesJson("json-fleet-hostile.json", ReportJson.write(Fleets.hostile()));
    }

    @Test
    @Timeout(60)
    void isReadBackWhereItIsVeryLong() {
      SnapshotReport report = Reports.flood(50_000);
      assertThat(ReportJson.read(ReportJson.write(report)).equals(report)).isTrue();
    }

    @Test
    void holdsItsPlanAsAPlanAloneIsWritten() throws Exception {
      SnapshotReport report = Reports.full();
      assertThat(JSON.readTree(ReportJson.writePlan(report.plan().orElseThrow())))
          .isEqualTo(JSON.readTree(ReportJson.write(report)).get("plan"));
    }

    @Test
    void isReadWhereFieldsStandInAnotherOrder() throws Exception {
      ObjectNode json = tree();
      JsonNode version = json.remove("version");
      json.set("version", version);
      JsonNode now = ((ObjectNode) json.get("plan")).remove("now");
      ((ObjectNode) json.get("plan")).set("now", now);
      assertThat(ReportJson.read(json.toPrettyString())).isEqualTo(Reports.full());
    }
  }

  private static ObjectNode tree() throws Exception {
    return (ObjectNode) JSON.readTree(ReportJson.write(Reports.full()));
  }

  @Nested
  class AText {
    private void isRefused(String json, String message) {
      assertThatThrownBy(() -> ReportJson.read(json))
          .isInstanceOf(ReportFormatException.class)
          .hasMessage(message)
          .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "version | 2 | /version is 2: give 1, the only version that this library reads",
          "version | \"1\" | /version is \"1\": give 1, the only version that this library reads",
          "type | \"group\" | /type is \"group\": give \"job\" or \"fleet\"",
          "outcome | \"FINE\" | /outcome is \"FINE\": give SUCCEEDED or DEGRADED or FAILED or SKIPPED",
          "interrupted | 0 | /interrupted is 0: give true or false",
          "source | null | /source is null: give a text",
          "where | [] | /where is a list: give an object",
          "problems | {} | /problems is an object: give a list",
          "snapshot | 1 | /snapshot is 1: give an object, or null",
          "startedAt | \"2026-11-22\" | /startedAt is \"2026-11-22\": give a time in UTC such as \"2026-11-22T03:00:00Z\"",
          "startedAt | \"2026-02-30T03:00:00Z\" | /startedAt is \"2026-02-30T03:00:00Z\": give a time in UTC such as \"2026-11-22T03:00:00Z\"",
          "durationSeconds | 1.5 | /durationSeconds is 1.5: give a whole number from 0 to 9223372036854775807",
          "durationSeconds | -1 | /durationSeconds is -1: give a whole number from 0 to 9223372036854775807",
        })
    void isRefusedForAFieldThatItNames(String field, String value, String message)
        throws Exception {
      ObjectNode json = tree();
      json.set(field, JSON.readTree(value));
      isRefused(json.toString(), message);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "/plan | zone | \"Mars/Base\" | /plan/zone is \"Mars/Base\": give a time zone that this Java knows, such as \"UTC\" or \"Europe/Berlin\"",
          "/plan/decisions/1 | verdict | \"MAYBE\" | /plan/decisions/1/verdict is \"MAYBE\": give KEEP or DELETE",
          "/plan/decisions/1 | reasons | [] | /plan/decisions/1 cannot be: No reason to KEEP nightly-2026-11-21T03-00-00Z",
          "/plan/decisions/1/snapshot | sizeGb | 2147483648 | /plan/decisions/1/snapshot/sizeGb is 2147483648: give a whole number from 0 to 2147483647",
          "/plan/decisions/1/snapshot | name | \" \" | /plan/decisions/1/snapshot cannot be: A snapshot needs a name",
          "/plan/decisions/0/snapshot/tags/1 | key | 7 | /plan/decisions/0/snapshot/tags/1/key is 7: give a text",
          "/plan/decisions/0/snapshot/tags/1 | key | \"owner\" | /plan/decisions/0/snapshot cannot be: It has the tag owner twice",
          "/plan/decisions/0 | verdict | \"DELETE\" | /plan cannot be: No plan deletes nightly-2026-11-22T03-00-00Z: last recovery point",
          "/problems/0 | count | 0 | /problems/0/count is 0: give a whole number from 1 to 2147483647",
          "/problems/0/answer | servedAt | true | /problems/0/answer/servedAt is true: give a time in UTC such as \"2026-11-22T03:00:00Z\", or null",
        })
    void isRefusedForAFieldDeepWithin(String within, String field, String value, String message)
        throws Exception {
      ObjectNode json = tree();
      ((ObjectNode) json.at(within)).set(field, JSON.readTree(value));
      isRefused(json.toString(), message);
    }

    @Test
    void isRefusedWhereAFieldIsMissing() throws Exception {
      ObjectNode json = tree();
      ((ObjectNode) json.at("/problems/0/answer")).remove("code");
      isRefused(json.toString(), "/problems/0/answer/code is missing: give a text");
      json.remove("version");
      isRefused(
          json.toString(), "/version is missing: give 1, the only version that this library reads");
    }

    @Test
    void isRefusedForItsVersionBeforeAnythingElse() {
      isRefused(
          "{\"outcome\": 7, \"where\": [{}], \"version\": 2}",
          "/version is 2: give 1, the only version that this library reads");
    }

    @Test
    void isRefusedWhereAFieldIsThereTwice() {
      String json = ReportJson.write(Reports.full());
      isRefused(
          json.replace("\"verdict\":\"KEEP\"", "\"verdict\":\"KEEP\",\"verdict\":\"DELETE\""),
          "/plan/decisions/0/verdict is there twice: give it once");
      isRefused(
          json.replace("{\"version\":1", "{\"version\":1,\"version\":2"),
          "/version is there twice: give it once");
      isRefused(
          json.replace("{\"version\":1", "{\"version\":1,\"new\":1,\"new\":2"),
          "/new is there twice: give it once");
    }

    @Test
    void isRefusedWhereItIsNoReportAtAll() {
      String none = "The report is not JSON or ends too early, at line 1, column ";
      isRefused("", "The report is empty: give one JSON object");
      isRefused("[1]", "The report is a list: give an object");
      isRefused("\"x\"", "The report is \"x\": give an object");
      isRefused("null", "The report is null: give an object");
      isRefused("SUCCEEDED", none + "1: give one whole JSON object");
      isRefused("{}", "/version is missing: give 1, the only version that this library reads");
      isRefused("{version: 1}", none + "2: give one whole JSON object");
      isRefused(
          ReportJson.write(Reports.full()) + " {}",
          "Something follows the report: give one JSON object alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "\u0000", "\"", "{", ":", "/* */", "NaN"})
    void isRefusedWithoutAWordOfTheParserWhereverItIsBroken(String garbage) {
      String json = ReportJson.write(Reports.full());
      for (int i = 1; i < json.length() - 1; i += 7) {
        String broken = json.substring(0, i) + garbage;
        assertThatThrownBy(() -> ReportJson.read(broken))
            .isInstanceOf(ReportFormatException.class)
            .hasMessageNotContainingAny("Unexpected", "jackson", "JsonParser", "\n")
            .hasNoCause();
      }
    }

    @Test
    void isRefusedWhereItIsTooLongOrTooDeepOrHoldsANumberTooLong() {
      isRefused(
          " ".repeat(100_000_001), "The report has 100000001 characters: give at most 100000000");
      isRefused(
          "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
          "The report holds a number too long or is nested deeper than 100: give what ReportJson"
              + " wrote");
      String json = ReportJson.write(Reports.full());
      assertThatThrownBy(
              () -> ReportJson.read(json.replace("\"count\":3", "\"count\":" + "9".repeat(5_000))))
          .isInstanceOf(ReportFormatException.class)
          .hasMessageContaining("number too long")
          .hasNoCause();
      assertThatThrownBy(
              () -> ReportJson.read(json.replace("\"count\":3", "\"count\":" + "9".repeat(900))))
          .hasMessageStartingWith("/problems/0/count is 999")
          .hasMessageEndingWith("\u2026: give a whole number from 1 to 2147483647");
    }

    @Test
    void cannotForgeALineOfTheMessage() throws Exception {
      ObjectNode json = tree();
      json.put("outcome", Reports.HOSTILE);
      assertThatThrownBy(() -> ReportJson.read(json.toString()))
          .isInstanceOf(ReportFormatException.class)
          .hasMessageNotContainingAny("\n", "\r", "\u202e");
    }
  }
}
