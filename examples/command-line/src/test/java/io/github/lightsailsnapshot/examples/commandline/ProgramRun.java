package io.github.lightsailsnapshot.examples.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.commandline.environment.Given;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The program in this process, with what it wrote and the variables that it is given. */
public final class ProgramRun {

  public final ByteArrayOutputStream out = new ByteArrayOutputStream();
  public final ByteArrayOutputStream err = new ByteArrayOutputStream();
  public final Map<String, String> environment = new HashMap<>();

  public int run(String... args) {
    PrintStream screen = new PrintStream(out, true, UTF_8);
    ProcessStreams streams =
        new ProcessStreams(screen, new PrintStream(err, true, UTF_8), Terminal.NONE);
    return new Program(streams, Given.variables(environment)).run(args);
  }

  public void refused(String message, String... args) {
    out.reset();
    err.reset();
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("lightsail-snapshot: " + message + System.lineSeparator());
    assertThat(out.size()).isZero();
  }

  public static String[] job(String... more) {
    return Stream.concat(Stream.of("-i", "web", "-m", "3"), Stream.of(more)).toArray(String[]::new);
  }
}
