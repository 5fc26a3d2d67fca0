package io.github.lightsailsnapshot.examples.commandline.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.nio.charset.StandardCharsets;

/** A connection to nowhere that answers requests from memory. It accepts all options and forgets them. */
final class RecordedSocket extends SocketImpl {
  private final RecordedReplies replies;
  private final ByteArrayOutputStream request = new ByteArrayOutputStream();
  private InputStream reply = InputStream.nullInputStream();

  RecordedSocket(RecordedReplies replies) {
    this.replies = replies;
  }

  /** The answer to everything that was written since the last answer. */
  private InputStream answer() {
    if (request.size() > 0) {
      reply = new ByteArrayInputStream(replies.to(request.toString(StandardCharsets.UTF_8)));
      request.reset();
    }
    return reply;
  }

  @Override
  protected InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws java.io.IOException {
        return answer().read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws java.io.IOException {
        return answer().read(bytes, from, length);
      }

      @Override
      public int available() throws java.io.IOException {
        return answer().available();
      }
    };
  }

  @Override
  protected OutputStream getOutputStream() {
    return request;
  }

  @Override
  protected int available() {
    return 0;
  }

  @Override
  protected void create(boolean stream) {}

  @Override
  protected void connect(String host, int toPort) {}

  @Override
  protected void connect(InetAddress host, int toPort) {}

  @Override
  protected void connect(SocketAddress host, int timeout) {}

  @Override
  protected void bind(InetAddress host, int toPort) {}

  @Override
  protected void listen(int backlog) {}

  @Override
  protected void accept(SocketImpl other) {}

  @Override
  protected void close() {}

  @Override
  protected void sendUrgentData(int data) {}

  @Override
  public void setOption(int option, Object value) {}

  @Override
  public Object getOption(int option) {
    return 0;
  }
}
