package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTest {

  @Test
  void anApplicationWithoutMetricsCompilesAgainstTheModule(@TempDir Path folder)
      throws IOException {
    Path module = Files.writeString(
        folder.resolve("module-info.java"),
        "module app { requires io.github.lightsailsnapshot.notify; }");
    Path code = Files.writeString(
        Files.createDirectories(folder.resolve("app")).resolve("App.java"),
        "package app; class App { Object log = io.github.lightsailsnapshot.notify.LogNotifier.create(); }");

    int result = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "--module-path",
            modulesWithoutMicrometer(),
            "-d",
            folder.toString(),
            module.toString(),
            code.toString());

    assertThat(result).isZero();
  }

  private static String modulesWithoutMicrometer() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("micrometer"))
        .filter(entry -> !entry.contains("test-classes") && !entry.contains("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
