package consumer.kotlin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/**
 * Has Kotlin compile what is right, and neither what null makes wrong nor what checks for null in vain: each of these
 * files with the message in its first line. Warnings are errors.
 */
public final class Main {
  private static final Path SOURCES = Path.of("src/main/kotlin");

  private Main() {}

  /** How a compilation ended, and all that it said. */
  private record Result(ExitCode code, String text) {}

  /**
   * Compiles.
   *
   * @param arguments none
   * @throws IOException if a source cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Result right = compile(SOURCES.resolve("Compiles.kt"));
    if (right.code() != ExitCode.OK) {
      throw new IllegalStateException(right.text());
    }
    refuse("refused");
    refuse("warned");
  }

  private static void refuse(String folder) throws IOException {
    Result result = compile(SOURCES.resolve(folder));
    if (result.code() != ExitCode.COMPILATION_ERROR) {
      throw new IllegalStateException("Compiled all the same: " + folder);
    }
    List<Path> sources;
    try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
      sources = files.toList();
    }
    if (sources.size() != 2) {
      throw new IllegalStateException("To be refused: " + sources);
    }
    for (Path source : sources) {
      String reason = Files.readAllLines(source).get(0).substring("// %s: ".formatted(folder).length());
      if (result.text().lines().noneMatch(line -> line.contains(source.getFileName() + ":") && line.contains(reason))) {
        throw new IllegalStateException("Not said of %s: %s%n%s".formatted(source, reason, result.text()));
      }
    }
  }

  private static Result compile(Path source) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ExitCode code = new K2JVMCompiler()
        .exec(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            "-Werror",
            "-no-stdlib",
            "-no-reflect",
            "-jvm-target",
            "17",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            "target/kotlin-classes",
            source.toString());
    return new Result(code, said.toString(StandardCharsets.UTF_8));
  }
}
