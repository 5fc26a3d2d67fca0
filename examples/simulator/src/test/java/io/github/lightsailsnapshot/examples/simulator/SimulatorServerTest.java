package io.github.lightsailsnapshot.examples.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server answers, byte by byte, to whom. */
class SimulatorServerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-01T04:00:00Z"), ZoneOffset.UTC);

  private SimulatorServer server;

  @BeforeEach
  void start() throws IOException {
    server = SimulatorServer.start(0, CLOCK);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String answer(String method, String path, String host) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String request =
          method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String get(String path) throws IOException {
    return answer("GET", path, "127.0.0.1:" + server.address().getPort());
  }

  private String keeping(String policy) throws IOException {
    return get("/?keep=" + URLEncoder.encode(policy, UTF_8));
  }

  @Test
  void shows_a_forecast_and_a_plan_without_a_script() throws IOException {
    assertThat(get("/"))
        .startsWith("HTTP/1.1 200")
        .contains("<h2>Calendar</h2>", "<h2>Gaps</h2>", "Two readings", "value=\"2026-12-01\"")
        .contains(
            "Content-security-policy: default-src 'none'; style-src 'self'; script-src 'self'");
  }

  @Test
  void answers_only_requests_that_read() throws IOException {
    String host = "127.0.0.1:" + server.address().getPort();
    assertThat(answer("POST", "/", host)).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD");
    assertThat(answer("HEAD", "/", host)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    assertThat(get("/etc/passwd")).startsWith("HTTP/1.1 404");
  }

  @Test
  void bounds_what_it_computes() throws IOException {
    assertThat(get("/?keep=" + "x".repeat(Limits.LONGEST_QUERY))).startsWith("HTTP/1.1 414");
    assertThat(get("/?every=1m&at=&for=1y"))
        .contains("More than 20000 runs")
        .doesNotContain("<h2>Calendar</h2>");
    assertThat(get("/?every=1h&at=&for=1y&keep=all"))
        .contains("There are 8760 snapshots on this day", "at most 2000")
        .doesNotContain("<h2>Calendar</h2>");
    assertThat(get("/?keep=%zz")).startsWith("HTTP/1.1 400");
  }

  @Test
  void shows_a_mistake_at_its_column_in_the_words_of_the_parser() throws IOException {
    assertThat(keeping("last=3, dialy=7, weekly=4"))
        .contains("<code>last=3, <mark>dialy=7</mark>, weekly=4</code>")
        .contains("&#34;dialy=7&#34; at column 9 of the policy is not a rule (did you mean daily?)")
        .contains("aria-invalid=\"true\"");
  }

  @Test
  void names_what_is_wrong_with_each_field() throws IOException {
    assertThat(get("/?every=never&at=25:00&zone=Mars&start=soon&for=ever&price=much"))
        .contains("&#34;never&#34; is not an interval")
        .contains("&#34;25:00&#34; is not a time of day")
        .contains("&#34;Mars&#34; is not a time zone");
    assertThat(get("/?zone=EST")).contains("&#34;EST&#34; is an abbreviation; name a place");
    assertThat(get("/?start=soon&for=ever&price=much&every=36h"))
        .contains("this is a number of whole days")
        .contains("&#34;much&#34; is not a price");
    assertThat(get("/?price=much&size=0&priced=then"))
        .contains("&#34;much&#34; is not a price")
        .contains("&#34;then&#34; is not a date, such as 2026-11-27")
        .contains("&#34;0&#34; is not a whole number of GB");
    assertThat(get("/?start=soon&for=ever"))
        .contains("&#34;soon&#34; is not a time")
        .contains("&#34;ever&#34; is not a length of time");
    assertThat(get("/?start=%2B999999999-12-31&for=99y")).contains("leaves the calendar");
  }

  @Test
  void takes_snapshots_on_some_days_of_the_week() throws IOException {
    assertThat(get("/?weekdays=sat,+Sunday&for=4w"))
        .contains(">8 runs from")
        .contains("--at 03:00 --weekdays sat,Sunday --zone UTC");
    assertThat(get("/?weekdays=sat,caturday"))
        .contains("&#34;caturday&#34; is not a day of the week, such as mon or fri");
    assertThat(get("/?weekdays=sat&at="))
        .contains("Days of the week need times of day, such as 03:00");
    assertThat(get("/?weekdays=sat&for=2d")).contains("There is no run in this time");
  }

  @Test
  void says_of_which_day_the_price_is() throws IOException {
    assertThat(get("/")).contains("GB at 0.05 as of 2023-12-31").doesNotContain("as of 2026-12-01");
    assertThat(get("/?price=0.06&priced=2026-12-24")).contains("GB at 0.06 as of 2026-12-24");
    assertThat(get("/?price=&priced=then")).doesNotContain("Cost at most", "class=\"mistake\"");
  }

  @Test
  void treats_hostile_values_as_data() throws IOException {
    String hostile = "\"><script>alert(1)</script>";
    String encoded = URLEncoder.encode(hostile, UTF_8);
    for (Field field : Field.values()) {
      assertThat(get("/?" + field.id() + "=" + encoded))
          .as(field.id())
          .startsWith("HTTP/1.1 200")
          .doesNotContain("<script>alert");
    }
    assertThat(keeping("tagged=<b>bold</b>")).doesNotContain("<b>bold");
  }

  @Test
  void explains_both_readings() throws IOException {
    assertThat(keeping("daily=7 then weekly=4"))
        .contains("<code>daily=7, weekly=4</code>", "<code>daily=7 then weekly=4</code>")
        .containsOnlyOnce("This is your policy.");
    assertThat(keeping("within=3d, daily=7"))
        .contains("Not possible: ", "cannot be part of a sequence");
    assertThat(keeping("daily=7")).contains("One rule reads the same in both");
  }

  @Test
  void shows_the_plan_of_the_day_of_the_slider() throws IOException {
    assertThat(get("/?day=10")).contains("Friday, 11 December 2026", "Judged at Fri 2026-12-11");
    assertThat(get("/?day=0")).contains("Tuesday, 1 December 2026");
    assertThat(get("/?day=999999")).contains("max=\"730\" value=\"730\"");
  }
}
