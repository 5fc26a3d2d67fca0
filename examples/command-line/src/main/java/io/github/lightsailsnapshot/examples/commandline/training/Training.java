package io.github.lightsailsnapshot.examples.commandline.training;

import io.github.lightsailsnapshot.examples.commandline.Program;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * Loads the classes of a typical start, while the virtual machine records them. All connections are answered from
 * memory: nothing reaches a network, and the credentials are invented.
 */
public final class Training {
  private static final List<List<String>> COMMANDS = List.of(
      List.of("list", "--keep", "last=2, daily=7, monthly=12"),
      List.of("check"),
      List.of("-m", "1", "--wait", "0", "-f", "a@example.com", "-t", "b@example.com"));
  private static final List<String> JOB =
      List.of("-i", "web", "-a", "training", "--region", "eu-central-1");
  private static final int TLS_PORT = 443;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private Training() {}

  /**
   * Runs the commands, and exits with status 1 if one of them does not succeed.
   *
   * @param args not used
   * @throws IOException if the current user's temporary folder cannot be written
   * @throws GeneralSecurityException if there is no TLS
   */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    Path credentials = Files.createTempFile("training", "");
    try {
      Files.writeString(
          credentials, "[training]\naws_access_key_id = AKID\naws_secret_access_key = none\n");
      isolate(credentials);
      new Training().run();
    } finally {
      Files.delete(credentials);
    }
    System.exit(0);
  }

  @SuppressWarnings("deprecation")
  private static void isolate(Path credentials) throws IOException {
    RecordedReplies replies = new RecordedReplies(Instant.now());
    Socket.setSocketImplFactory(() -> new RecordedSocket(replies));
    System.setProperty("aws.sharedCredentialsFile", credentials.toString());
    System.setProperty("aws.configFile", credentials.toString());
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    System.setProperty("aws.disableEc2Metadata", "true");
  }

  private void run() throws GeneralSecurityException, IOException {
    greetWithTls();
    for (List<String> command : COMMANDS) {
      int status =
          program().run(Stream.concat(command.stream(), JOB.stream()).toArray(String[]::new));
      if (status != 0) {
        throw new IllegalStateException(
            command + " ended with " + status + ": " + output.toString(StandardCharsets.UTF_8));
      }
    }
  }

  private Program program() {
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    return new Program(
        new ProcessStreams(stream, stream, Terminal.NONE),
        new EnvironmentSettings(Map.of(), EnvironmentSettings.ofProcess().text()));
  }

  /** The first message of a handshake, which is as far as it gets without a partner. */
  private static void greetWithTls() throws GeneralSecurityException, IOException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("example.com", TLS_PORT);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    ByteBuffer greeting = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    if (engine.wrap(ByteBuffer.allocate(0), greeting).bytesProduced() == 0) {
      throw new IllegalStateException("No handshake was begun");
    }
  }
}
