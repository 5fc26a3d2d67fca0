package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.Golden;
import io.github.lightsailsnapshot.notify.Reports;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, WebhookFormat> FORMATS = Map.of(
      "json", WebhookFormat.json(),
      "slack", WebhookFormat.slack(),
      "teams", WebhookFormat.teams());
  private static final Map<String, SnapshotReport> REPORTS = Map.of(
      "succeeded", Reports.succeeded(),
      "degraded", Reports.degraded(),
      "failed", Reports.failed("nobody"),
      "skipped", Reports.skipped(),
      "hostile", Reports.hostile());

  @ParameterizedTest
  @ValueSource(strings = {"json", "slack", "teams"})
  void eachReportIsWhatItsFileSays(String format) {
    REPORTS.forEach((name, report) ->
        Golden.matchesJson(format + "-" + name + ".json", FORMATS.get(format).body(report)));
  }

  @Test
  void namesArriveUnchangedInOurOwn() throws Exception {
    JsonNode json = JSON.readTree(WebhookFormat.json().body(Reports.hostile()));
    assertThat(json.get("source").asText()).isEqualTo(Reports.HOSTILE);
    assertThat(json.get("headline").asText()).doesNotContain("\u202e", "\n");
  }

  @Test
  void dataNeitherMentionsNorLinksNorFormatsInSlack() throws Exception {
    JsonNode json = JSON.readTree(WebhookFormat.slack().body(Reports.hostile()));
    assertThat(json.findValuesAsText("text"))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).doesNotContain("<", ">", "\u202e"));
    assertThat(json.get("blocks"))
        .allSatisfy(
            block -> assertThat(block.get("text").get("type").asText()).isEqualTo("plain_text"));
    assertThat(json.get("mrkdwn").asBoolean(true)).isFalse();
  }

  @Test
  void dataIsInTextRunsAloneInTeams() throws Exception {
    JsonNode card =
        JSON.readTree(WebhookFormat.teams().body(Reports.hostile())).at("/attachments/0/content");
    assertThat(card.findValuesAsText("type"))
        .containsOnly("AdaptiveCard", "RichTextBlock", "TextRun");
  }

  @Test
  void aFloodOfProblemsStaysWithinWhatChatsTake() throws Exception {
    SnapshotReport flood = Reports.flood(10_000);
    JsonNode slack = JSON.readTree(WebhookFormat.slack().body(flood));
    assertThat(slack.get("blocks").size()).isEqualTo(9);
    assertThat(slack.toString()).contains("and 95 more");
    assertThat(slack.findValuesAsText("text"))
        .allSatisfy(text -> assertThat(text).hasSizeLessThan(3000));
    assertThat(WebhookFormat.teams().body(flood).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(28_000);
  }

  @Test
  void theSameRunHasTheSameIdInEachAttempt() throws Exception {
    SnapshotReport report = Reports.succeeded();
    JsonNode once = JSON.readTree(WebhookFormat.json().body(report));
    JsonNode again = JSON.readTree(WebhookFormat.json().body(report));
    JsonNode other = JSON.readTree(
        WebhookFormat.json().body(Reports.at(Where.of("us-east-1", "instance"), report)));
    assertThat(once.get("id").asText()).isEqualTo(report.run().id().value());
    assertThat(once.get("id")).isEqualTo(again.get("id")).isNotEqualTo(other.get("id"));
  }
}
