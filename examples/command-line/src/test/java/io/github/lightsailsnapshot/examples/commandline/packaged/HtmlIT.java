package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages with pictures, and forecasts of what is there. Each makes only one call. */
class HtmlIT {
  @TempDir
  Path home;

  private Machine machine;
  private Path page;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.daily(5);
    page = home.resolve("page.html");
  }

  @AfterEach
  void close() {
    assertThat(machine.aws.calls().operations()).containsOnly("GetInstanceSnapshots");
    machine.close();
  }

  @Test
  void list_writes_the_calendar_of_what_is_there() {
    Ended ended =
        machine.run("list", "-i", "web", "-m", "2", "-a", "backup", "--html", page.toString());
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("2 to keep, 3 to delete");
    assertThat(page)
        .content()
        .contains("<h1>web</h1>", "2 kept", machine.name(1), machine.name(97));
  }

  @Test
  void a_dry_run_writes_the_calendar_with_the_snapshot_that_it_would_take() {
    Ended ended =
        machine.run("-i", "web", "-m", "2", "-a", "backup", "--dry-run", "--html", page.toString());
    assertThat(ended.status()).isZero();
    assertThat(page)
        .content()
        .contains("<h1>web</h1>")
        .containsPattern("<dd>4</dd>")
        .contains(machine.name(97));
  }

  @Test
  void a_forecast_begins_with_what_is_there() throws IOException {
    Ended ended = machine.run(
        "forecast",
        "-i",
        "web",
        "--keep",
        "daily=3",
        "-a",
        "backup",
        "--for",
        "5d",
        "--output",
        "json");
    assertThat(ended.status()).isZero();
    JsonNode forecast = new ObjectMapper().readTree(ended.out());
    assertThat(forecast.at("/heldAtStart").asInt()).isEqualTo(5);
    assertThat(forecast.at("/steps/0/held").asInt()).isEqualTo(3);
    assertThat(forecast.at("/steps/0/deleted").toString()).contains(machine.name(97));
  }

  @Test
  void what_cannot_be_written_is_no_success() {
    Path full = Path.of("/dev/full");
    assumeTrue(full.toFile().exists());
    Ended ended =
        machine.run("list", "-i", "web", "-m", "2", "-a", "backup", "--html", full.toString());
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("--html /dev/full cannot be written");
  }
}
