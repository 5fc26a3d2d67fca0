package io.github.lightsailsnapshot.core.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on this host that writes down what it is asked for and gives the same answer to everything. */
public final class RecordingProxy implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final String answer;

  private RecordingProxy(String answer) throws IOException {
    this.answer = answer;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "recording-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  public static RecordingProxy answering(String head, String body) {
    try {
      return new RecordingProxy("HTTP/1.1 " + head + "\r\nConnection: close\r\nContent-Length: "
          + body.length() + "\r\n\r\n" + body);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The address as a variable has it, with what is to stand before the host. */
  public String address(String user) {
    return "http://" + user + server.getInetAddress().getHostAddress() + ":" + port();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** First lines and headers, in order. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        BufferedReader in = new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          lines.add(line);
        }
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        connection.shutdownOutput();
        in.transferTo(java.io.Writer.nullWriter());
      } catch (IOException clientIsGone) {
        // The next one may not be.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
