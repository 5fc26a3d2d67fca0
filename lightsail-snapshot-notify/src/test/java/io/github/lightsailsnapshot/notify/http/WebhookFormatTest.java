package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Golden;
import io.github.lightsailsnapshot.notify.Reports;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, WebhookFormat> FORMATS = Map.of(
      "json", WebhookFormat.json(),
      "slack", WebhookFormat.slack(),
      "teams", WebhookFormat.teams());
  private static final Map<String, RunReport> REPORTS = Map.of(
      "succeeded", Reports.succeeded(),
      "degraded", Reports.degraded(),
      "failed", Reports.failed("nobody"),
      "skipped", Reports.skipped(),
      "hostile", Reports.hostile(),
      "fleet-succeeded", Fleets.succeeded(),
      "fleet-failed", Fleets.failed(),
      "fleet-selection-failed", Fleets.selectionFailed(),
      "fleet-hostile", Fleets.hostile());

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

  @ParameterizedTest
  @MethodSource("hostile")
  void dataNeitherMentionsNorLinksNorFormatsInSlack(RunReport report) throws Exception {
    JsonNode json = JSON.readTree(WebhookFormat.slack().body(report));
    assertThat(texts(json))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).doesNotContain("<", ">", "\u202e"));
    assertThat(json.get("blocks"))
        .allSatisfy(
            block -> assertThat(block.get("text").get("type").asText()).isEqualTo("plain_text"));
    assertThat(json.get("mrkdwn").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void dataIsInTextRunsAloneInTeams(RunReport report) throws Exception {
    JsonNode card = JSON.readTree(WebhookFormat.teams().body(report)).at("/attachments/0/content");
    assertThat(card.findValuesAsText("type"))
        .containsOnly("AdaptiveCard", "RichTextBlock", "TextRun");
  }

  /** The texts of a Slack message: its own, and those of its blocks. */
  private static List<String> texts(JsonNode slack) {
    List<String> texts = new ArrayList<>(List.of(slack.get("text").asText()));
    slack.get("blocks").forEach(block -> texts.add(block.at("/text/text").asText()));
    assertThat(texts).doesNotContain("");
    return texts;
  }

  static List<RunReport> hostile() {
    return List.of(Reports.hostile(), Fleets.hostile(), Fleets.hostile(60));
  }

  @Test
  void aLargeFleetNamesItsFirstFiftyAndCountsTheRest() throws Exception {
    String text =
        String.join("\n", texts(JSON.readTree(WebhookFormat.slack().body(Fleets.large()))));
    assertThat(text)
        .contains("FAILED: snapshot of web-0 as nightly in eu-central-1: creation: Could not")
        .contains("Also failed: web-10, web-12,", "web-98", "and 100 more jobs")
        .doesNotContain("web-100");
    assertThat(Pattern.compile("web-\\d+")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .distinct())
        .hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 50, 10_000})
  void aFleetOfAnySizeStaysWithinWhatChatsTake(int jobs) throws Exception {
    RunReport fleet = Fleets.hostile(jobs);
    JsonNode slack = JSON.readTree(WebhookFormat.slack().body(fleet));
    assertThat(slack.get("blocks").size()).isLessThanOrEqualTo(50);
    assertThat(texts(slack)).allSatisfy(text -> assertThat(text).hasSizeLessThan(3000));
    assertThat(WebhookFormat.teams().body(fleet).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(28_000);
  }

  @Test
  void aFloodOfProblemsStaysWithinWhatChatsTake() throws Exception {
    SnapshotReport flood = Reports.flood(10_000);
    JsonNode slack = JSON.readTree(WebhookFormat.slack().body(flood));
    assertThat(slack.get("blocks").size()).isEqualTo(9);
    assertThat(slack.toString()).contains("and 95 more");
    assertThat(texts(slack)).allSatisfy(text -> assertThat(text).hasSizeLessThan(3000));
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
