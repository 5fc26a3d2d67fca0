package io.github.lightsailsnapshot.examples.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches the simulator, at which port, and how many at once. */
class ReachabilityTest {
  private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final int LONGEST_WAIT_MILLIS = 60_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Simulator.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
  }

  /** Sends a request whose answer is not read yet. */
  private static Socket ask(SimulatorServer server, String headers) throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.listensOn().getPort());
    socket.setSoTimeout(LONGEST_WAIT_MILLIS);
    String request = "GET / HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket;
  }

  private static String answer(SimulatorServer server, String headers) throws IOException {
    try (Socket socket = ask(server, headers)) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void listens_on_the_loopback_address_only() throws IOException {
    try (SimulatorServer server = SimulatorServer.start(0, CLOCK)) {
      assertThat(server.listensOn().getAddress().isLoopbackAddress()).isTrue();
      assertThat(server.address())
          .hasHost("127.0.0.1")
          .hasPort(server.listensOn().getPort());
    }
  }

  /** A page of another site reaches this machine under its own name, which the browser sends as the host. */
  @Test
  void answers_no_other_site_that_has_its_name_lead_here() throws IOException {
    try (SimulatorServer server = SimulatorServer.start(0, CLOCK)) {
      int port = server.listensOn().getPort();
      String here = "Host: 127.0.0.1:" + port + "\r\n";
      assertThat(answer(server, here)).startsWith("HTTP/1.1 200");
      assertThat(answer(server, "Host: LocalHost:" + port + "\r\n")).startsWith("HTTP/1.1 200");
      for (String foreign : List.of(
          "Host: rebound.example:" + port + "\r\n",
          "Host: rebound.example\r\n",
          "Host: 127.0.0.1.rebound.example:" + port + "\r\n",
          "Host: 127.0.0.1:" + (port + 1) + "\r\n",
          "Host: 127.0.0.1\r\n",
          "Host: \r\n",
          "",
          here + "Host: rebound.example:" + port + "\r\n")) {
        assertThat(answer(server, foreign))
            .as(foreign)
            .startsWith("HTTP/1.1 421")
            .doesNotContain("<html");
      }
    }
  }

  @Test
  void computes_no_more_pages_at_once_than_it_says() throws Exception {
    HeldClock clock = new HeldClock();
    try (SimulatorServer server = SimulatorServer.start(0, clock, Duration.ZERO)) {
      String here = "Host: 127.0.0.1:" + server.listensOn().getPort() + "\r\n";
      List<Socket> computed = new ArrayList<>();
      for (int i = 0; i < Limits.MOST_AT_ONCE; i++) {
        computed.add(ask(server, here));
      }
      clock.entered.await();
      assertThat(answer(server, here))
          .startsWith("HTTP/1.1 503")
          .contains("at most " + Limits.MOST_AT_ONCE + " pages at once");
      clock.released.countDown();
      for (Socket socket : computed) {
        try (socket) {
          assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
              .startsWith("HTTP/1.1 200");
        }
      }
      assertThat(answer(server, here)).startsWith("HTTP/1.1 200");
    }
  }

  /** Holds whoever asks for the time, as the computation of each page does, until it is released. */
  private static final class HeldClock extends Clock {
    private final CountDownLatch entered = new CountDownLatch(Limits.MOST_AT_ONCE);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public Instant instant() {
      entered.countDown();
      try {
        released.await();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
      return NOW;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "99999999999", "http", "", "80 "})
  void refuses_what_is_no_port(String text) {
    assertThat(run(text)).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            "simulator: give at most one port from 0 to 65535, such as 8090");
  }

  @Test
  void takes_the_lowest_and_the_highest_port_but_only_one() {
    assertThat(Simulator.port("0")).isZero();
    assertThat(Simulator.port("65535")).isEqualTo(65_535);
    assertThat(run("8090", "8091")).isEqualTo(2);
  }

  @Test
  void names_a_port_that_is_taken() throws IOException {
    try (SimulatorServer server = SimulatorServer.start(0, CLOCK)) {
      String taken = Integer.toString(server.listensOn().getPort());
      assertThat(run(taken)).isEqualTo(1);
      assertThat(err.toString(UTF_8))
          .contains("port " + taken + " of this machine cannot be used (")
          .contains("); give another one, or 0 for any");
    }
  }
}
