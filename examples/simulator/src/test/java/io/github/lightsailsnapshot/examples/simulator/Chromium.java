package io.github.lightsailsnapshot.examples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** A Chromium without a window, which looks at pages; where there is none, tests are skipped aloud. */
final class Chromium implements AutoCloseable {
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

  final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  static Chromium start() {
    Path chromium = program("chromium", "chromium-browser", "google-chrome");
    Path driver = program("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking");
    System.setProperty("webdriver.chrome.driver", driver.toString());
    ChromeDriver browser = new ChromeDriver(options);
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    return new Chromium(browser);
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
        "SKIPPED: nobody looks at the pages, because there is no " + missing + " on the PATH";
    System.err.println(why);
    return abort(why);
  }

  @Override
  public void close() {
    driver.quit();
  }

  void look(int width, String colours, String medium) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** What sticks out of the page, is cut, or overlaps. */
  List<?> misplaced() {
    return (List<?>) Objects.requireNonNull(driver.executeScript(WRONG));
  }

  /** What axe-core finds. */
  List<String> violations() throws IOException {
    try (InputStream axe = Objects.requireNonNull(Chromium.class.getResourceAsStream(
        "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
      driver.executeScript(new String(axe.readAllBytes(), UTF_8));
    }
    return ((List<?>) Objects.requireNonNull(driver.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            axe.run().then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))),
                failed => done(['failed: ' + failed]));
            """)))
        .stream().map(String::valueOf).toList();
  }
}
