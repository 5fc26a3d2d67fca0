package io.github.lightsailsnapshot.examples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lightsailsnapshot.retention.view.PageStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;

/** The page, its style sheet and its script. */
final class Answers {
  private final Clock clock;
  private final Answer style;
  private final Answer script;

  Answers(Clock clock) {
    this.clock = clock;
    this.style = new Answer(200, "text/css", PageStyle.sheet() + resource("simulator.css"));
    this.script = new Answer(200, "text/javascript", resource("simulator.js"));
  }

  Answer to(Request request) {
    return switch (request.uri().getPath()) {
      case "/" -> page(request);
      case "/simulator.css" -> style;
      case "/simulator.js" -> script;
      default -> Answer.text(404, "There is nothing here. The simulator is at /.");
    };
  }

  private Answer page(Request request) {
    LocalDate today = LocalDate.now(clock);
    try {
      Settings settings = Settings.of(Query.parse(request.query()), today);
      return new Answer(200, "text/html", new SimulatorPage(settings, today).html());
    } catch (MalformedQueryException malformed) {
      return Answer.text(400, malformed.getMessage());
    }
  }

  private static String resource(String name) {
    try (InputStream resource =
        Objects.requireNonNull(Answers.class.getResourceAsStream(name), name)) {
      return new String(resource.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
