package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Reports;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mail about a fleet. */
class FleetMailTest {
  private final SesFixture ses = new SesFixture();

  @AfterEach
  void close() {
    ses.close();
  }

  private static MailContent content(FleetReport report) {
    return MailContent.of(report, new TimeFormat(ZoneOffset.UTC));
  }

  private static String text(FleetReport report) {
    return TextPart.of(content(report));
  }

  @Test
  void aFleetIsOneMailWhoseSubjectCountsTheFailures() throws Exception {
    ses.notifier().build().send(Fleets.large());

    assertThat(ses.aws.calls().operations()).containsExactly("SendEmail");
    assertThat(ses.mail().subject().data())
        .isEqualTo("FAILED: fleet: 100 of 200 failed, 50 degraded");
  }

  @Test
  void aSubjectCountsInWhatTheJobsDiffer() throws Exception {
    ses.notifier()
        .subject("{outcome} {headline}|{kind}|{source}|{basename}|{region}|{host}|{snapshot}")
        .build()
        .send(Fleets.failed());
    ses.notifier()
        .subject("{source}|{region}|{snapshot}")
        .build()
        .send(Fleets.of(Reports.succeeded()));
    ses.notifier()
        .subject("{source}|{basename}|{region}|{snapshot}")
        .build()
        .send(Fleets.selectionFailed());

    assertThat(ses.aws.ses().mails())
        .extracting(mail -> mail.subject().data())
        .containsExactly(
            "FAILED fleet: 1 of 4 failed, 1 degraded, 1 skipped|snapshot|4 sources|nightly"
                + "|2 regions|backup-1|nightly-2026-11-22T03-00-00Z",
            "web-1|eu-central-1|nightly-2026-11-22T03-00-00Z",
            "no source|no basename|unknown region|no snapshot");
  }

  @Test
  void aHostileFleetForgesNoSecondLineOfTheSubject() throws Exception {
    ses.notifier().subject("{headline} {source}").build().send(Fleets.hostile());
    assertThat(ses.mail().subject().data())
        .doesNotContain("\n", "\r", "\u202e")
        .hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void theFailedOnesComeFirstInFullAndTheOthersInARowEach() {
    String text = text(Fleets.failed());
    assertThat(text)
        .containsSubsequence(
            "Jobs: 1 failed, 1 degraded, 1 skipped, 1 succeeded, of 4",
            "Warnings: 1",
            "FAILED: snapshot of nobody as nightly in us-east-1",
            "Errors: 1",
            "DEGRADED: snapshot of web-2 as nightly in eu-central-1",
            "May go, left alone: 2",
            "Skipped: 1",
            "- api-1 as nightly in eu-central-1 (Deleted 0; listing: ",
            "Succeeded: 1",
            "- web-1 as nightly in eu-central-1 (Kept 1, deleted 1, newest recovery point ");
  }

  @Test
  void atMostFiftyAreInFullAndTheRestIsCounted() {
    MailContent large = content(Fleets.large());
    assertThat(large.jobs().inFull()).hasSize(50);
    assertThat(TextPart.of(large))
        .contains("Jobs: 100 failed, 50 degraded, 0 skipped, 50 succeeded, of 200")
        .contains("Shown in full: the first 50 of 150 jobs that failed or were degraded")
        .contains("FAILED: snapshot of web-98 ")
        .doesNotContain("web-100 ");
    assertThat(text(Fleets.failed())).doesNotContain("Shown in full");
  }

  @Test
  void aFleetOfFloodsIsNoLargerThanSesAccepts() {
    SnapshotReport flood = Reports.flood(10_000);
    MailContent floods = content(Fleets.of(IntStream.range(0, 50)
        .mapToObj(i -> Fleets.named("web-" + i, flood))
        .toArray(SnapshotReport[]::new)));

    String text = TextPart.of(floods);
    String html = HtmlPart.of(floods);

    assertThat(text).contains("Deleted: 9900\n", "- and 9860 more\n");
    assertThat((text + html).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(7_000_000);
  }

  @Test
  void everyJobHasItsRecoveryPointIfAllAreKnown() {
    assertThat(text(Fleets.succeeded()))
        .contains("Recovery points: each job has one since 2026-11-21 03:00:00 UTC");
    assertThat(text(Fleets.failed())).doesNotContain("Recovery points");
  }

  @Test
  void aFleetWithoutJobsSaysSo() {
    assertThat(text(Fleets.selectionFailed()))
        .startsWith("FAILED: fleet: no jobs\n\nThe fleet has no jobs. Allow lightsail:GetInst")
        .contains("Jobs: none\n");
  }
}
