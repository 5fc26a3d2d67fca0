package io.github.lightsailsnapshot.examples.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchers and tours, as a user starts them. */
class ToursIT {
  @TempDir
  private Path home;

  private String run(String... command) throws IOException, InterruptedException {
    Path output = home.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().remove("LIGHTSAIL_PROFILE");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  private static List<String> linesWith(String printed, String part) {
    return printed.lines().filter(line -> line.contains(part)).toList();
  }

  private static void shows(String printed) {
    assertThat(printed).doesNotContain("Exception", "|  Error", "\tat ");
    assertThat(printed).contains("SUCCEEDED: snapshot of web-1 as web-1-auto");
    assertThat(linesWith(printed, "DELETE  ")).hasSizeGreaterThan(10);
    assertThat(linesWith(printed, "weekly 2")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(linesWith(printed, "every third")).hasSizeGreaterThanOrEqualTo(3);
    String afterwards = printed.substring(printed.indexOf("All that there is:"));
    assertThat(linesWith(afterwards, "web-1-auto-")).hasSize(11);
  }

  @Test
  void jshellShowsTheTour() throws Exception {
    shows(run("./jshell", "tour.jsh"));
  }

  @Test
  void groovyShowsTheTour() throws Exception {
    String printed = run("./groovy", "tour.groovy");
    shows(printed);
    assertThat(linesWith(printed, "the newest")).isNotEmpty();
  }

  @Test
  void whatIsTypedIntoJshellIsEchoedReadably() throws Exception {
    Path typed = Files.write(
        home.resolve("typed.jsh"),
        Stream.of(
                "RetentionPolicy policy = Keep.last(3).or(Keep.daily(7))",
                "System.out.println(policy)",
                "/exit")
            .toList());
    assertThat(run("./jshell", typed.toString())).contains("last=3, daily=7");
  }
}
