package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Reports;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail in a browser. The pictures are left in {@code target/mail}, to be looked at; {@code
 * degraded-light.png} is {@code mail.png} in the README. */
class MailLooksTest {
  private static final Path PICTURES = Path.of("target", "mail");
  private static final Pattern WIDTHS = Pattern.compile("data-widths=\"(\\d+) (\\d+)\"");
  private static final int WHITE = 0xffffff;
  private static final int DARK = 0x15181c;
  private static final Map<String, RunReport> REPORTS = Map.of(
      "succeeded", Reports.succeeded(),
      "degraded", Reports.flood(150),
      "failed", Reports.failed("nobody"),
      "hostile", Reports.hostile(),
      "flood", Reports.flood(500),
      "fleet", Fleets.failed(),
      "hostile-fleet", Fleets.hostile());

  private Browser browser;

  @BeforeEach
  void findABrowser() throws IOException {
    Files.createDirectories(PICTURES);
    Path program = Browser.installed().orElseGet(MailLooksTest::skip);
    browser = new Browser(program, Files.createTempDirectory(PICTURES, "browser"));
  }

  private static Path skip() {
    String why = "SKIPPED: nobody looks at the mail, because there is no Chromium on the PATH";
    System.err.println(why);
    return abort(why);
  }

  private static String html(String report) {
    return HtmlPart.of(MailContent.of(REPORTS.get(report), new TimeFormat(ZoneOffset.UTC)));
  }

  private static int colour(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xffffff;
  }

  private BufferedImage picture(String report, String name, String... flags) throws Exception {
    return browser.picture(html(report), PICTURES.resolve(report + "-" + name + ".png"), flags);
  }

  @Test
  void theOutcomeStandsOutInLightAndDark() throws Exception {
    BufferedImage paper = picture("degraded", "light", "--window-size=720,920");
    BufferedImage slate = picture(
        "degraded", "dark", "--window-size=720,920", "--blink-settings=preferredColorScheme=0");

    assertThat(colour(paper, 2, 2)).isEqualTo(WHITE);
    assertThat(colour(slate, 2, 2)).isEqualTo(DARK);
    assertThat(colour(paper, 360, 20)).isEqualTo(colour(slate, 360, 20)).isEqualTo(0x9a6700);
  }

  @Test
  void everyOutcomeHasItsColour() throws Exception {
    assertThat(colour(picture("succeeded", "light", "--window-size=720,500"), 360, 20))
        .isEqualTo(0x1a7f37);
    assertThat(colour(picture("failed", "light", "--window-size=720,500"), 360, 20))
        .isEqualTo(0xcf222e);
  }

  @Test
  void aFleetHasTheColourOfItsOutcomeAboveItsJobs() throws Exception {
    assertThat(colour(picture("fleet", "light", "--window-size=720,1400"), 360, 20))
        .isEqualTo(0xcf222e);
    assertThat(colour(
            picture(
                "fleet",
                "dark",
                "--window-size=720,1400",
                "--blink-settings=preferredColorScheme=0"),
            2,
            2))
        .isEqualTo(DARK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"degraded", "hostile", "flood", "fleet", "hostile-fleet"})
  void aPhoneShowsItWithoutScrollingSideways(String report) throws Exception {
    String phone = "<iframe id=phone style=\"width:320px;height:900px;border:0\" srcdoc=\""
        + html(report).replace("&", "&amp;").replace("\"", "&quot;")
        + "\"></iframe><script>onload = () => { let page = phone.contentDocument.documentElement;"
        + " phone.dataset.widths = page.clientWidth + ' ' + page.scrollWidth }</script>";
    Path picture = PICTURES.resolve(report + "-phone.png").toAbsolutePath();

    Matcher widths =
        WIDTHS.matcher(browser.page(phone, "--screenshot=" + picture, "--window-size=500,920"));

    assertThat(widths.find()).isTrue();
    assertThat(widths.group(1)).isEqualTo("320");
    assertThat(widths.group(2)).as("the width of the content").isEqualTo("320");
  }

  @Test
  void aFloodIsFolded() throws Exception {
    String open = "<script>onload = () => document.documentElement.dataset.widths ="
        + " [...document.querySelectorAll('details[open] li')].length + ' '"
        + " + document.querySelectorAll('li').length</script>";
    Matcher rows = WIDTHS.matcher(browser.page(html("flood") + open));

    assertThat(rows.find()).isTrue();
    assertThat(Integer.parseInt(rows.group(1))).as("rows that show").isLessThan(20);
    assertThat(Integer.parseInt(rows.group(2))).as("rows in all").isGreaterThan(500);
  }
}
