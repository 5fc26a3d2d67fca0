package io.github.lightsailsnapshot.examples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Price;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import io.github.lightsailsnapshot.retention.view.ForecastView;
import io.github.lightsailsnapshot.retention.view.PlanView;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a browser: type, see, share, resize, dark, print. One browser for all. */
class BrowserTest {
  private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static SimulatorServer server;
  private static Chromium browser;

  @TempDir
  static Path pages = Path.of("");

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.start();
    server = SimulatorServer.start(0, CLOCK);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static void visit(String query) {
    browser.look(1100, "light", "screen");
    browser.driver.get(server.address() + query);
  }

  /** Waits in the browser until the page says something, for at most the script's time limit. */
  private static void awaitText(String id, String text) {
    browser.driver.executeAsyncScript("""
        const [id, text, done] = arguments;
        const look = () => document.getElementById(id).textContent.includes(text) && (observer.disconnect(), done());
        const observer = new MutationObserver(look);
        observer.observe(document.body, {subtree: true, childList: true, characterData: true});
        look();
        """, id, text);
  }

  private static void type(String id, String text) {
    WebElement field = browser.driver.findElement(By.id(id));
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  @Test
  void shows_what_is_typed_at_once_and_keeps_it_in_the_address() {
    visit("");
    type("keep", "last=5");
    awaitText("status", "6 snapshots at most, back 4 days");
    assertThat(browser.driver.findElement(By.id("keep")).getDomProperty("value"))
        .isEqualTo("last=5");
    String shared = Objects.requireNonNull(browser.driver.getCurrentUrl());
    assertThat(URI.create(shared).getRawQuery()).contains("keep=last%3D5");
    String shown = browser.driver.findElement(By.id("forecast")).getText();
    browser.driver.get(shared);
    assertThat(browser.driver.findElement(By.id("forecast")).getText()).isEqualTo(shown);
  }

  @Test
  void holds_the_days_of_the_week_in_the_address() {
    visit("?for=4w");
    type("weekdays", "mon,thu,fri");
    awaitText("forecast", "12 runs from");
    assertThat(browser.driver.getCurrentUrl()).contains("weekdays=mon%2Cthu%2Cfri");
    browser.driver.navigate().refresh();
    awaitText("forecast", "12 runs from");
    assertThat(browser.driver.findElement(By.id("weekdays")).getDomProperty("value"))
        .isEqualTo("mon,thu,fri");
  }

  @Test
  void shows_a_mistake_while_typing_and_takes_it_back() {
    visit("");
    type("keep", "last=5, dialy=7");
    awaitText("keep-mistake", "at column 9");
    assertThat(browser.driver.findElement(By.id("keep")).getDomAttribute("aria-invalid"))
        .isEqualTo("true");
    type("keep", "last=5, daily=7");
    awaitText("status", "snapshots at most");
    assertThat(browser.driver.findElement(By.id("keep-mistake")).getText()).isEmpty();
  }

  @Test
  void moves_the_day_by_the_keyboard() {
    visit("?day=5");
    browser.driver.findElement(By.id("day")).sendKeys(Keys.ARROW_RIGHT);
    awaitText("date", "7 December 2026");
    awaitText("plan", "Judged at Mon 2026-12-07");
  }

  @Test
  void fits_every_width_in_every_state() {
    for (String query :
        List.of("", "?keep=dialy%3D7", "?keep=daily%3D7+then+weekly%3D4&for=10y&day=60")) {
      visit(query);
      for (int width : List.of(320, 390, 641, 1100, 1600)) {
        browser.look(width, "light", "screen");
        assertThat(browser.misplaced()).as("%s at %s", query, width).isEmpty();
      }
    }
  }

  @Test
  void is_accessible_in_light_and_dark() throws IOException {
    for (String query : List.of("", "?keep=dialy%3D7")) {
      visit(query);
      for (String colours : List.of("light", "dark")) {
        for (int width : List.of(320, 1100)) {
          browser.look(width, colours, "screen");
          assertThat(browser.violations()).as("%s %s %s", query, colours, width).isEmpty();
        }
      }
    }
  }

  @Test
  void the_checker_of_accessibility_sees_what_is_wrong() throws IOException {
    visit("");
    browser.driver.executeScript(
        "document.querySelector('label').remove(); document.querySelector('h1').style.color = 'var(--card)'");
    assertThat(browser.violations())
        .anyMatch(found -> found.startsWith("label"))
        .anyMatch(found -> found.startsWith("color-contrast"));
  }

  @Test
  void prints_its_settings_and_the_plan() {
    visit("");
    String pdf = (String) browser
        .driver
        .executeCdpCommand("Page.printToPDF", Map.of("printBackground", true))
        .get("data");
    assertThat(new String(Base64.getDecoder().decode(pdf), UTF_8)).startsWith("%PDF");
    browser.look(700, "dark", "print");
    assertThat(browser.driver.findElement(By.tagName("nav")).isDisplayed()).isFalse();
    assertThat(browser.driver.findElement(By.id("keep")).isDisplayed()).isTrue();
    assertThat(browser.driver.findElement(By.id("keep-hint")).isDisplayed()).isFalse();
    assertThat(browser.driver.findElement(By.cssSelector(".facts small")).isDisplayed())
        .isTrue();
    assertThat(
            browser.driver.executeScript("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  /** Opens a page that the views make of nothing but a string. */
  private static void visit(String name, String html) throws IOException {
    browser.look(1280, "light", "screen");
    browser.driver.get(
        Files.writeString(pages.resolve(name + ".html"), html).toUri().toString());
    browser.driver.executeScript(
        "document.querySelectorAll('details').forEach(details => { details.open = true; })");
  }

  private static void looksRight(String name) throws IOException {
    for (int width : List.of(320, 1280)) {
      for (String colours : List.of("light", "dark")) {
        browser.look(width, colours, "screen");
        assertThat(browser.violations()).as("%s %s %s", name, width, colours).isEmpty();
      }
      assertThat(browser.misplaced()).as("%s at %s", name, width).isEmpty();
    }
  }

  @Test
  void the_page_of_a_plan_is_accessible_in_light_and_dark() throws IOException {
    Snapshot failed = Snapshot.available("nightly-failed", "web-1", NOW.minusSeconds(90_000))
        .withState(Snapshot.State.ERROR);
    List<Snapshot> snapshots = new ArrayList<>(List.of(failed));
    for (int day = 0; day < 100; day++) {
      Instant at = NOW.minus(Duration.ofDays(day));
      snapshots.add(Snapshot.available("nightly-" + at, "web-1", at));
    }
    RetentionPolicy policy = RetentionPolicy.parse("daily=7 then weekly=4 then monthly=12");
    RetentionPlan plan = RetentionPlan.of(policy, snapshots, NOW, ZoneOffset.UTC);
    visit("plan", PlanView.of(plan).html("web-1"));
    looksRight("plan");
  }

  @Test
  void the_page_of_a_forecast_is_accessible_in_light_and_dark() throws IOException {
    Schedule nightly = Schedule.daily(ZoneOffset.UTC, LocalTime.of(3, 0));
    Scenario scenario = Scenario.of(nightly, NOW, NOW.plus(Duration.ofDays(730)));
    Forecast forecast = Forecast.of(RetentionPolicy.parse("daily=7, weekly=4"), scenario);
    Forecast other = Forecast.of(RetentionPolicy.parse("daily=14 then monthly=6"), scenario);
    Price price = new Price(new BigDecimal("0.05"), "USD", LocalDate.of(2026, 11, 27));
    visit(
        "forecast",
        ForecastView.of(forecast).pricedAt(40, price).comparedWith(other).html("web-1"));
    looksRight("forecast");
  }
}
