package io.github.lightsailsnapshot.examples.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchers and tours, as a user starts them. */
class ToursIT {
  @TempDir
  private Path home;

  private final Map<String, String> settings = new HashMap<>();

  private String run(String... command) throws IOException, InterruptedException {
    return run(0, List.of("/exit"), command);
  }

  private String run(int status, List<String> typed, String... command)
      throws IOException, InterruptedException {
    Path output = home.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectInput(Files.write(home.resolve("typed"), typed).toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("LIGHTSAIL_.*|AWS_.*"));
    builder.environment().putAll(settings);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(printed).isTrue();
    assertThat(process.exitValue()).as(printed).isEqualTo(status);
    return printed;
  }

  private static List<String> linesWith(String printed, String part) {
    return printed.lines().filter(line -> line.contains(part)).toList();
  }

  private static void shows(String printed) {
    assertThat(printed).doesNotContain("Exception", "|  Error", "\tat ");
    assertThat(printed)
        .contains(
            "SnapshotJob[web-1 as web-1-auto, keeping last=2, weekly=2, UTC]",
            "10 snapshots listed, 10 of this job",
            "SUCCEEDED: snapshot of web-1 as web-1-auto");
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
    assertThat(run(0, List.of("Keep.last(3).or(Keep.daily(7))", "/exit"), "./jshell"))
        .contains("$1 ==> last=3, daily=7");
  }

  @Test
  void aBlankProfileIsNone() throws Exception {
    settings.put("LIGHTSAIL_PROFILE", " ");
    assertThat(run(0, List.of("println(region.list().snapshots().size())", "/exit"), "./jshell"))
        .contains("10");
  }

  @Test
  void theRegionInMemoryTakesSnapshotsOfOnesOwn() throws Exception {
    List<String> typed = List.of(
        "region.add(\"web-1\", \"by-hand\", Instant.now())",
        "println(region.list().snapshots().size())",
        "/exit");
    assertThat(run(0, typed, "./jshell")).doesNotContain("|  Error").contains("11");
  }

  @Test
  void theRegionOfAProfileCanBeClosedAndMailNeedsNoImport() throws Exception {
    Path credentials = Files.writeString(
        home.resolve("credentials"),
        "[backup]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n");
    settings.put("LIGHTSAIL_PROFILE", "backup");
    settings.put("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
    settings.put("AWS_CONFIG_FILE", home.resolve("none").toString());
    settings.put("AWS_REGION", "eu-central-1");
    List<String> typed = List.of(
        "region.close()",
        "SesClient ses = SesClient.builder().region(Region.EU_WEST_1).build()",
        "println(ses.serviceName() + \" in \" + ses.serviceClientConfiguration().region())",
        "/exit");
    assertThat(run(0, typed, "./jshell"))
        .doesNotContain("|  Error", "Exception")
        .contains("ses in eu-west-1");
  }

  @Test
  void aProfileThatIsNotThereEndsJshell() throws Exception {
    settings.put("LIGHTSAIL_PROFILE", "nobody");
    assertThat(run(1, List.of("/exit"), "./jshell"))
        .contains("LIGHTSAIL_PROFILE: There is no AWS profile \"nobody\"");
  }

  @Test
  void theScriptOfTheReadmeRuns() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String fence = "```groovy\n";
    String script = readme.substring(readme.indexOf(fence) + fence.length());
    Path file = Files.writeString(
        home.resolve("readme.groovy"), script.substring(0, script.indexOf("```")));
    assertThat(run("./groovy", file.toString())).contains("SUCCEEDED: snapshot of web-1");
  }

  @Test
  void aLinkToTheLauncherServesAsWell() throws Exception {
    Path link =
        Files.createSymbolicLink(home.resolve("groovy"), Path.of("groovy").toAbsolutePath());
    assertThat(run(link.toString(), "-e", "println 6 * 7")).contains("42");
    Files.delete(link);
  }
}
