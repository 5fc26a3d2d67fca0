package io.github.lightsailsnapshot.examples.commandline.forecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lightsailsnapshot.examples.commandline.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A forecast that begins with nothing. It calls nobody. */
class ForecastCommandTest {
  private static final String SEQUENCE = "daily=7 then weekly=4 then monthly=12";

  private final ProgramRun program = new ProgramRun();

  private int forecast(String... more) {
    return program.run(Stream.concat(
            Stream.of("forecast", "--at", "03:00", "--start", "2026-12-01T04:00:00Z"),
            Stream.of(more))
        .toArray(String[]::new));
  }

  private String out() {
    return program.out.toString(UTF_8);
  }

  private JsonNode document() throws IOException {
    assertThat(out()).hasLineCount(1);
    return new ObjectMapper().readTree(out());
  }

  @Test
  void shows_the_numbers_and_a_picture() {
    assertThat(forecast("--keep", SEQUENCE, "--size-gb", "40", "--price", "0.05"))
        .isZero();
    assertThat(out().lines().map(line -> line.replaceFirst("on [0-9-]{10};", "on DATE;")))
        .containsExactly(
            "731 runs, every 1d at 03:00, from 2026-12-01 to 2028-12-01, days in UTC",
            "keeping   daily=7 then weekly=4 then monthly=12",
            "held      0 at the start, 24 at most, 23 in the steady state, since 2028-01-02",
            "reach     397 days at the end",
            "gaps      at most 35 days beyond 1 day, 35 days beyond 7 days, 35 days beyond 30 days, 35 days beyond 91 days,"
                + " 35 days beyond 365 days of age",
            "cost      at most 46.00 USD a month for 920 GB, at 0.05 a GB as given on DATE; only changed blocks are billed,"
                + " so it is less",
            "over time ▃▄▄▄▄▅▅▅▅▅▅▅▆▆▆▆▆▆▆▇▇▇▇▇▇▇▇█████████████████████████████████ 23",
            "by age    |····················|···|··||·||···|··|·|·|····|·|·|||||||| at the end; now, then up to 397 days"
                + " back");
  }

  @Test
  void is_a_document_if_asked_for() throws IOException {
    assertThat(forecast(
            "--keep",
            "daily=3",
            "--for",
            "5d",
            "--size-gb",
            "40",
            "--price",
            "0.05",
            "--output",
            "json"))
        .isZero();
    JsonNode forecast = document();
    assertThat(forecast.at("/version").asInt()).isEqualTo(1);
    assertThat(forecast.at("/kind").asText()).isEqualTo("forecast");
    assertThat(forecast.at("/policy").asText()).isEqualTo("daily=3");
    assertThat(forecast.findValuesAsText("at"))
        .containsExactly(
            "2026-12-02T03:00:00Z",
            "2026-12-03T03:00:00Z",
            "2026-12-04T03:00:00Z",
            "2026-12-05T03:00:00Z",
            "2026-12-06T03:00:00Z");
    assertThat(forecast.findValuesAsText("held")).containsExactly("1", "2", "3", "3", "3");
    assertThat(forecast.at("/steps/3/made").asText()).isEqualTo("2026-12-05T03:00:00Z");
    assertThat(forecast.at("/steps/3/deleted/0").asText()).isEqualTo("2026-12-02T03:00:00Z");
    assertThat(forecast.at("/mostHeld").asInt()).isEqualTo(4);
    assertThat(forecast.at("/steadyHeld").toString())
        .isEqualTo("{\"least\":3,\"most\":3,\"since\":\"2026-12-04T03:00:00Z\"}");
    assertThat(forecast.at("/reach").asText()).isEqualTo("PT48H");
    assertThat(forecast.at("/gaps").toString()).isEqualTo("{\"day\":\"PT24H\"}");
    assertThat(forecast.at("/cost/most/gb").asInt()).isEqualTo(160);
    assertThat(forecast.at("/cost/most/perMonth").decimalValue()).isEqualByComparingTo("8");
    assertThat(forecast.at("/cost/steady/gb").asInt()).isEqualTo(120);
    assertThat(forecast.at("/cost/asOf").asText()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  }

  @Test
  void has_no_cost_and_no_steady_state_where_there_is_none() throws IOException {
    assertThat(forecast("-m", "30", "--for", "5d", "--output", "json")).isZero();
    assertThat(document().get("cost").isNull()).isTrue();
    assertThat(document().get("steadyHeld").isNull()).isTrue();
  }

  @Test
  void compares_two_policies() throws IOException {
    String[] options = {"--keep", "daily=3", "--compare", "last=2, weekly=2", "--for", "9d"};
    assertThat(forecast(options)).isZero();
    assertThat(out())
        .contains(
            "keeping   last=2, weekly=2",
            "the second policy holds 1 that the first has deleted, and has deleted 1 that the first holds",
            "At most, it holds as many");
    program.out.reset();
    assertThat(forecast(Stream.concat(Stream.of(options), Stream.of("--output", "json"))
            .toArray(String[]::new)))
        .isZero();
    assertThat(document().at("/compared/policy").asText()).isEqualTo("last=2, weekly=2");
    assertThat(document().at("/compared/keptOnlyByOther").toString())
        .isEqualTo("[\"2026-12-06T03:00:00Z\"]");
    assertThat(document().at("/compared/deletedOnlyByOther").toString())
        .isEqualTo("[\"2026-12-08T03:00:00Z\"]");
  }

  @Test
  void costs_of_two_policies_stand_side_by_side() {
    assertThat(forecast(
            "--keep",
            "daily=3",
            "--compare",
            "daily=5",
            "--for",
            "9d",
            "--size-gb",
            "10",
            "--price",
            "0.05"))
        .isZero();
    assertThat(out())
        .contains(
            "At most, it holds 2 more, which costs at most 3.00 USD a month instead of 2.00 USD");
  }

  @Test
  void writes_a_page(@TempDir Path folder) {
    Path page = folder.resolve("forecast.html");
    assertThat(forecast("--keep", SEQUENCE, "--html", page.toString())).isZero();
    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("steady since 2 Jan 2028");
  }

  @Test
  void reads_times_in_the_zone() throws IOException {
    assertThat(program.run(
            "forecast",
            "-m",
            "2",
            "--at",
            "02:30,14:00",
            "--zone",
            "Europe/Berlin",
            "--start",
            "2027-03-28",
            "--for",
            "1d",
            "--output",
            "json"))
        .isZero();
    assertThat(document().findValuesAsText("at"))
        .containsExactly("2027-03-28T01:30:00Z", "2027-03-28T12:00:00Z");
    assertThat(document().at("/start").asText()).isEqualTo("2027-03-27T23:00:00Z");
  }

  @Test
  void takes_a_snapshot_each_day_from_now_for_two_years_unless_told_otherwise() throws IOException {
    assertThat(program.run("forecast", "-m", "2", "--output", "json")).isZero();
    assertThat(document().get("steps").size()).isBetween(730, 731);
  }

  @Test
  void refuses_what_it_cannot_do() {
    program.refused(
        "--keep or --max is missing: say what to keep, such as --max 7 or --keep \"daily=7, weekly=5\"",
        "forecast");
    program.refused(
        "--compare: \"dialy=7\" at column 1 of the policy is not a rule (did you mean daily?); known are last, hourly, daily, weekly, monthly, quarterly, yearly,"
            + " hourly-within, daily-within, weekly-within, monthly-within, quarterly-within, yearly-within, within,"
            + " younger-than, tagged, all, payday",
        "forecast",
        "-m",
        "2",
        "--compare",
        "dialy=7");
    program.refused(
        "--every 6h does not go with --at, which needs whole days: give all times of day to --at",
        "forecast",
        "-m",
        "2",
        "--every",
        "6h",
        "--at",
        "03:00");
    program.refused(
        "--weekdays needs --at: the times of day, such as 03:00",
        "forecast",
        "-m",
        "2",
        "--weekdays",
        "mon");
    program.refused(
        "--weekdays: \"mo\" is not a day of the week such as mon or fri",
        "forecast",
        "-m",
        "2",
        "--at",
        "03:00",
        "--weekdays",
        "mo");
    program.refused(
        "--every 30s is too often: at least 1m", "forecast", "-m", "2", "--every", "30s");
    program.refused(
        "--at: \"3\" is not a time of day such as 03:00 or 15:30",
        "forecast",
        "-m",
        "2",
        "--at",
        "3");
    program.refused(
        "--start: \"soon\" is not a time such as 2027-03-01, 2027-03-01T03:00 or 2027-03-01T03:00:00Z",
        "forecast",
        "-m",
        "2",
        "--start",
        "soon");
    program.refused(
        "--size-gb needs --price: what a GB costs a month, such as 0.05",
        "forecast",
        "-m",
        "2",
        "--size-gb",
        "40");
    program.refused(
        "--price needs --size-gb, the size of the instance's disk in GB",
        "forecast",
        "-m",
        "2",
        "--price",
        "0.05");
    program.refused(
        "--price: A price is at least 0, for example 0.05, not -1",
        "forecast",
        "-m",
        "2",
        "--price=-1",
        "--size-gb",
        "1");
    program.refused(
        "--profile, --region and --basename need --instance: without it, a forecast begins with nothing",
        "forecast",
        "-m",
        "2",
        "-a",
        "backup");
    program.refused(
        "--every and --for: A forecast can have at most 1000000 runs; from 2027-01-01T00:00:00Z until"
            + " 2037-01-01T00:00:00Z, this schedule has more. Choose a longer interval or a shorter time",
        "forecast",
        "-m",
        "2",
        "--every",
        "1m",
        "--for",
        "10y",
        "--start",
        "2027-01-01");
  }

  @Test
  void a_page_needs_a_file_in_a_folder_that_exists(@TempDir Path folder) {
    program.refused(
        "--html " + folder + " is a folder: name a file",
        "forecast",
        "-m",
        "2",
        "--html",
        folder.toString());
    Path nowhere = folder.resolve("no").resolve("x.html");
    program.refused(
        "--html " + nowhere + ": there is no folder " + nowhere.getParent(),
        "forecast",
        "-m",
        "2",
        "--html",
        nowhere.toString());
    program.refused(
        "--html needs --dry-run: a run reports by its lines, --output json, mail and webhook",
        ProgramRun.job("--html", folder.resolve("x.html").toString()));
  }
}
