package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.LocalLightsail;
import io.github.lightsailsnapshot.core.wire.LocalSnapshot;
import io.github.lightsailsnapshot.examples.commandline.LightsailSnapshot;
import io.github.lightsailsnapshot.examples.commandline.output.DocumentSchema;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A machine that has the packaged jar, a profile {@code backup} and an account with the instance {@code web}. Every process
 * that ends here is held to what holds for all: no stack trace, no call but the four that are permitted, and the schema of the documents.
 */
public final class Machine implements AutoCloseable {
  /** The calls that may be made; a test may add others. */
  public final Set<String> permitted = new HashSet<>(Set.of(
      "GetInstanceSnapshots", "CreateInstanceSnapshot", "DeleteInstanceSnapshot", "SendEmail"));

  private static final List<String> ODD_LOCALE =
      List.of("-Duser.timezone=Pacific/Apia", "-Duser.language=tr", "-Duser.country=TR");

  public final LocalAws aws = LocalAws.start();
  public final LocalLightsail account = aws.lightsail();
  public final Path home;

  /** What its environment has beside AWS's. */
  public final Map<String, String> settings = new HashMap<>();

  private String endpoint = aws.endpoint().toString();

  /** When the test began, by Lightsail's clock. */
  public final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  public Machine(Path home) {
    this.home = home;
    account.instance("web");
    file(
        "credentials",
        "[backup]",
        "aws_access_key_id = AKIDBACKUP",
        "aws_secret_access_key = secret",
        "[nowhere]",
        "aws_access_key_id = AKIDNOWHERE",
        "aws_secret_access_key = secret");
    file("config", "[profile backup]", "region = eu-central-1");
  }

  /** From now on nobody answers. Closing the account would leave its port to that of another test. */
  public void cutOff() {
    endpoint = "http://127.0.0.1:9";
  }

  public Path file(String name, String... lines) {
    try {
      return Files.write(home.resolve(name), List.of(lines));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Adds a snapshot of the job {@code -i web}, so many hours old. */
  public LocalSnapshot snapshot(int hoursOld) {
    return account.add(name(hoursOld), "web", now.minus(Duration.ofHours(hoursOld)));
  }

  /** The name of the job's snapshot that is so many hours old. */
  public String name(int hoursOld) {
    return new SnapshotNaming("web-auto").nameAt(now.minus(Duration.ofHours(hoursOld)));
  }

  /** Adds a day's snapshot of the job for each of so many days, the newest an hour old. */
  public void daily(int days) {
    IntStream.range(0, days).forEach(day -> snapshot(1 + 24 * day));
  }

  /** The names of the days' snapshots from the first one, which is the newest, to before the last one. */
  public List<String> days(int from, int to) {
    return IntStream.range(from, to).mapToObj(day -> name(1 + 24 * day)).toList();
  }

  /** A run of the job that does not wait, by the profile. */
  public Ended runNow(String... more) {
    return run(with(more, "-i", "web", "-a", "backup", "--wait", "0"));
  }

  /** A run of the job that waits for as long as it takes by default, by the profile. */
  public Ended runWaiting(String... more) {
    return run(with(more, "-i", "web", "-a", "backup"));
  }

  private static String[] with(String[] more, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** The jar with these arguments. */
  public Ended run(String... args) {
    return ended(start(java("-jar", jar(), args)));
  }

  /** The jar with another one on the class path. */
  public Ended runBeside(Path other, String... args) {
    String classPath = jar() + File.pathSeparator + other;
    return ended(start(java("-cp", classPath, with(args, LightsailSnapshot.class.getName()))));
  }

  /** The jar in a line of the shell, where {@code $@} stands for it and its arguments. */
  public Ended runInShell(String line, String... args) {
    return ended(start(inShell(line, args)));
  }

  static List<String> inShell(String line, String... args) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", line, "bash"));
    command.addAll(java("-jar", jar(), args));
    return command;
  }

  public static String jar() {
    return System.getProperty("jar");
  }

  public static List<String> java(String how, String classes, String... args) {
    List<String> command = QuickJava.command("-XX:SharedArchiveFile=" + QuickJava.CLASSES);
    command.addAll(ODD_LOCALE);
    command.addAll(List.of(how, classes));
    command.addAll(List.of(args));
    return command;
  }

  /** A process that knows of AWS only what this machine has. */
  public Process start(List<String> command) {
    return start(command, "");
  }

  /** One of several at once, which write to files of their own. */
  public Process start(List<String> command, String suffix) {
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectOutput(home.resolve("out" + suffix).toFile())
        .redirectError(home.resolve("err" + suffix).toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("JAVA"));
    environment.put("HOME", home.toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
    environment.put("AWS_CONFIG_FILE", home.resolve("config").toString());
    environment.put("AWS_ENDPOINT_URL", endpoint);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.putAll(settings);
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Ended ended(Process process) {
    return ended(process, "");
  }

  public Ended ended(Process process, String suffix) {
    try {
      boolean inTime = process.waitFor(150, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(inTime).as("ends").isTrue();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      throw new AssertionError("interrupted", stopped);
    }
    Ended ended = new Ended(process.exitValue(), read("out" + suffix), read("err" + suffix));
    assertThat(ended.out() + ended.err()).doesNotContain("\tat ").doesNotContain("SLF4J");
    assertThat(aws.calls().operations()).isSubsetOf(permitted);
    DocumentSchema.check(ended.out());
    return ended;
  }

  public String read(String file) {
    try {
      return Files.readString(home.resolve(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    aws.close();
  }
}
