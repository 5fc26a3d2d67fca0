package io.github.lightsailsnapshot.examples.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.lightsail.SystemProperties;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.examples.commandline.packaged.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A line break in a key, as it is pasted or stored wrapped, and every command: nothing that is written shows the key. */
@Isolated("It sets system properties that the SDK reads.")
class CredentialSecretsTest {
  private static final String SECRET = "S3CRET";

  private final LocalAws aws = LocalAws.start();
  private final Receiver receiver = new Receiver();
  private final ProgramRun program = new ProgramRun();
  private final SystemProperties properties = new SystemProperties();

  @TempDir
  private Path home;

  /** The parts of the credentials in the order in which each source names them. */
  enum Part {
    KEY_ID("aws.accessKeyId", "aws_access_key_id"),
    SECRET_KEY("aws.secretAccessKey", "aws_secret_access_key"),
    TOKEN("aws.sessionToken", "aws_session_token");

    private final String property;
    private final String key;

    Part(String property, String key) {
      this.property = property;
      this.key = key;
    }
  }

  /** Where the credentials are. The SDK reads these properties as it does the variables of the same names. */
  enum Place {
    SETTING,
    FILE,
    FILE_INDENTED
  }

  /** A command, and its exit status if its access is invalid. */
  enum Command {
    RUN(2, "-m 3"),
    LIST(2, "list -m 3"),
    CHECK(3, "check"),
    DOCTOR(1, "doctor -m 3");

    private final int status;
    private final String args;

    Command(int status, String args) {
      this.status = status;
      this.args = args;
    }
  }

  static Stream<Arguments> everywhere() {
    return Arrays.stream(Command.values())
        .flatMap(command -> Arrays.stream(Place.values())
            .flatMap(place ->
                Arrays.stream(Part.values()).map(part -> Arguments.of(command, place, part))));
  }

  @BeforeEach
  void start() throws IOException {
    aws.lightsail().instance("web");
    properties
        .set("aws.sharedCredentialsFile", home.resolve("credentials"))
        .set("aws.configFile", Files.createFile(home.resolve("config")))
        .set("aws.endpointUrl", aws.endpoint())
        .set("aws.disableEc2Metadata", "true")
        .clear("aws.profile");
    Arrays.stream(Part.values()).forEach(part -> properties.clear(part.property));
  }

  @AfterEach
  void close() {
    properties.close();
    receiver.close();
    aws.close();
  }

  private static String value(Part part, Part broken, String lineBreak) {
    return part == broken ? "FwoGZXIvYXdz" + lineBreak + SECRET : "AKIDEXAMPLE";
  }

  private void given(Place place, Part broken) throws IOException {
    if (place == Place.SETTING) {
      Arrays.stream(Part.values())
          .forEach(part -> properties.set(part.property, value(part, broken, "\n")));
      return;
    }
    List<String> lines = new ArrayList<>(List.of("[backup]"));
    String lineBreak = place == Place.FILE_INDENTED ? "\n  " : "\n";
    Arrays.stream(Part.values())
        .forEach(part -> lines.add(part.key + " = " + value(part, broken, lineBreak)));
    Files.write(home.resolve("credentials"), lines);
  }

  private List<String> args(Command command, Place place) {
    List<String> args = new ArrayList<>(List.of(command.args.split(" ", -1)));
    args.addAll(List.of("-i", "web", "--region", "eu-central-1"));
    if (place != Place.SETTING) {
      args.addAll(List.of("-a", "backup"));
    }
    if (command == Command.RUN || command == Command.DOCTOR) {
      args.addAll(List.of("-l", home.resolve("log").toString(), "--allow-http"));
      program.environment.put("LIGHTSAIL_SNAPSHOT_WEBHOOK", receiver.address("/hook"));
    }
    return args;
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void no_key_with_a_line_break_is_shown(Command command, Place place, Part broken)
      throws IOException {
    given(place, broken);

    int status = program.run(args(command, place).toArray(String[]::new));

    String screen = program.out.toString(UTF_8) + program.err.toString(UTF_8);
    assertThat(screen)
        .containsAnyOf("holds a character that no request can carry", "is malformed: line ")
        .doesNotContain(SECRET, "FwoG");
    assertThat(status).as(screen).isEqualTo(command.status);
    Path log = home.resolve("log");
    assertThat(Files.exists(log) ? Files.readString(log) : "").doesNotContain(SECRET, "FwoG");
    assertThat(receiver.posts()).noneMatch(post -> post.body().contains(SECRET));
    assertThat(aws.calls().all()).isEmpty();
  }
}
