package io.github.lightsailsnapshot.examples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page in a browser: type, see, share, resize, dark, print. One browser for all. */
class BrowserTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-01T04:00:00Z"), ZoneOffset.UTC);

  /** What sticks out of the page, and text that its box cuts. */
  private static final String WRONG = """
      const wrong = [];
      if (document.documentElement.scrollWidth > innerWidth) wrong.push('sticks out');
      for (const e of document.querySelectorAll('main *:not(svg *):not(input)'))
        if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline'
            && !(e.closest('thead') && getComputedStyle(e.closest('thead')).position === 'absolute'))
          wrong.push('cut: ' + e.tagName + ' ' + e.textContent.slice(0, 40));
      for (const svg of document.querySelectorAll('svg')) {
        const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()])
            .filter(t => t[1].width > 0);
        texts.forEach(([a, p], i) => texts.slice(i + 1).forEach(([b, q]) => {
          if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1
              && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 3) wrong.push(a + ' over ' + b);
        }));
      }
      return wrong;
      """;

  private static SimulatorServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    Path chromium = program("chromium", "chromium-browser", "google-chrome");
    Path driver = program("chromedriver");
    server = SimulatorServer.start(0, CLOCK);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking");
    System.setProperty("webdriver.chrome.driver", driver.toString());
    browser = new ChromeDriver(options);
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
  }

  private static Path program(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(path -> Stream.of(names).map(name -> Path.of(path, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> skip(names[0]));
  }

  private static Path skip(String missing) {
    String why =
        "SKIPPED: nobody looks at the simulator, because there is no " + missing + " on the PATH";
    System.err.println(why);
    return abort(why);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.close();
    }
  }

  private static void visit(String query) {
    look(1100, "light", "screen");
    browser.get(server.address() + query);
  }

  private static void look(int width, String colours, String medium) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** Waits in the browser until the page says something, for at most the script's time limit. */
  private static void awaitText(String id, String text) {
    browser.executeAsyncScript("""
        const [id, text, done] = arguments;
        const look = () => document.getElementById(id).textContent.includes(text) && (observer.disconnect(), done());
        const observer = new MutationObserver(look);
        observer.observe(document.body, {subtree: true, childList: true, characterData: true});
        look();
        """, id, text);
  }

  private static void type(String id, String text) {
    WebElement field = browser.findElement(By.id(id));
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  @Test
  void shows_what_is_typed_at_once_and_keeps_it_in_the_address() {
    visit("");
    type("keep", "last=5");
    awaitText("status", "6 snapshots at most, back 4 days");
    assertThat(browser.findElement(By.id("keep")).getDomProperty("value")).isEqualTo("last=5");
    String shared = Objects.requireNonNull(browser.getCurrentUrl());
    assertThat(URI.create(shared).getRawQuery()).contains("keep=last%3D5");
    String shown = browser.findElement(By.id("forecast")).getText();
    browser.get(shared);
    assertThat(browser.findElement(By.id("forecast")).getText()).isEqualTo(shown);
  }

  @Test
  void shows_a_mistake_while_typing_and_takes_it_back() {
    visit("");
    type("keep", "last=5, dialy=7");
    awaitText("keep-mistake", "at column 9");
    assertThat(browser.findElement(By.id("keep")).getDomAttribute("aria-invalid"))
        .isEqualTo("true");
    type("keep", "last=5, daily=7");
    awaitText("status", "snapshots at most");
    assertThat(browser.findElement(By.id("keep-mistake")).getText()).isEmpty();
  }

  @Test
  void moves_the_day_by_the_keyboard() {
    visit("?day=5");
    browser.findElement(By.id("day")).sendKeys(Keys.ARROW_RIGHT);
    awaitText("date", "7 December 2026");
    awaitText("plan", "Judged at Mon 2026-12-07");
  }

  @Test
  void fits_every_width_in_every_state() {
    for (String query :
        List.of("", "?keep=dialy%3D7", "?keep=daily%3D7+then+weekly%3D4&for=10y&day=60")) {
      visit(query);
      for (int width : List.of(320, 390, 641, 1100, 1600)) {
        look(width, "light", "screen");
        assertThat((List<?>) browser.executeScript(WRONG))
            .as("%s at %s", query, width)
            .isEmpty();
      }
    }
  }

  @Test
  void is_accessible_in_light_and_dark() throws IOException {
    for (String query : List.of("", "?keep=dialy%3D7")) {
      visit(query);
      for (String colours : List.of("light", "dark")) {
        for (int width : List.of(320, 1100)) {
          look(width, colours, "screen");
          assertThat(violations()).as("%s %s %s", query, colours, width).isEmpty();
        }
      }
    }
  }

  @Test
  void the_checker_of_accessibility_sees_what_is_wrong() throws IOException {
    visit("");
    browser.executeScript(
        "document.querySelector('label').remove(); document.querySelector('h1').style.color = 'var(--card)'");
    assertThat(violations())
        .anyMatch(found -> found.startsWith("label"))
        .anyMatch(found -> found.startsWith("color-contrast"));
  }

  @Test
  void prints_its_settings_and_the_plan() {
    visit("");
    String pdf = (String) browser
        .executeCdpCommand("Page.printToPDF", Map.of("printBackground", true))
        .get("data");
    assertThat(new String(Base64.getDecoder().decode(pdf), UTF_8)).startsWith("%PDF");
    look(700, "dark", "print");
    assertThat(browser.findElement(By.tagName("nav")).isDisplayed()).isFalse();
    assertThat(browser.findElement(By.id("keep")).isDisplayed()).isTrue();
    assertThat(browser.executeScript("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  private static List<String> violations() throws IOException {
    try (InputStream axe = Objects.requireNonNull(BrowserTest.class.getResourceAsStream(
        "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
      browser.executeScript(new String(axe.readAllBytes(), UTF_8));
    }
    return ((List<?>) Objects.requireNonNull(browser.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            axe.run().then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))),
                failed => done(['failed: ' + failed]));
            """)))
        .stream().map(String::valueOf).toList();
  }
}
