package io.github.lightsailsnapshot.examples.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server that root starts as {@code nobody}, with {@code setpriv} of util-linux. */
final class UnprivilegedPostgres implements AutoCloseable {
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private final Path binaries;
  private final Path folder;
  private final Thread atExit = new Thread(this::stop);

  /**
   * Starts the server.
   *
   * @param binaries the folder of {@code initdb} and {@code pg_ctl}
   * @param folder the folder of its data, which is created if it is not there
   * @throws IOException if the server does not start; the message contains what it printed
   */
  UnprivilegedPostgres(Path binaries, Path folder, int port) throws IOException {
    this.binaries = binaries;
    this.folder = folder;
    if (Files.notExists(folder)) {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(
          folder.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
      run(List.of("chown", "65534:65534", folder.toString()));
      runAsNobody("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "--locale=C");
    }
    String options = "-F -p " + port + " -c listen_addresses=localhost -k ''";
    runAsNobody(
        "pg_ctl",
        "-w",
        "-t",
        "120",
        "-o",
        options,
        "-l",
        folder.resolve("log").toString(),
        "start");
  }

  @Override
  public void close() throws IOException {
    boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    runAsNobody("pg_ctl", "-w", "-m", "fast", "stop");
  }

  /** The process ends without having closed the server. */
  private void stop() {
    try {
      runAsNobody("pg_ctl", "-m", "immediate", "stop");
    } catch (IOException failed) {
      System.err.println(failed.getMessage());
    }
  }

  private void runAsNobody(String program, String... arguments) throws IOException {
    Stream<String> call = Stream.of(
        binaries.resolve(program).toString(), "-D", folder.resolve("data").toString());
    run(Stream.of(AS_NOBODY.stream(), call, Stream.of(arguments))
        .flatMap(part -> part)
        .toList());
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("postgres", ".log");
    try {
      int status = new ProcessBuilder(command)
          .directory(Path.of("/").toFile())
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start()
          .waitFor();
      if (status != 0) {
        throw new IOException(
            Files.readString(output, StandardCharsets.ISO_8859_1).strip());
      }
    } catch (IOException failed) {
      throw new IOException(
          "PostgreSQL cannot be run here; " + String.join(" ", command) + ": "
              + failed.getMessage(),
          failed);
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while PostgreSQL started or stopped", stopRequested);
    } finally {
      Files.delete(output);
    }
  }
}
