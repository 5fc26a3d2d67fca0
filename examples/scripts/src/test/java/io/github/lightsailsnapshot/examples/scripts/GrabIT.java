package io.github.lightsailsnapshot.examples.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Groovy of one's own, which finds the library in a Maven repository where it is installed. */
class GrabIT {
  private static final String GROUP = "io/github/lightsailsnapshot";
  private static final String NOTIFY = "lightsail-snapshot-notify";

  @TempDir
  private Path home;

  private static List<Path> classPath() throws IOException {
    return Stream.of(
            Files.readString(Path.of("target", "class-path")).strip().split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }

  private static Path jar(String artifact) throws IOException {
    return classPath().stream()
        .filter(jar -> jar.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No " + artifact + " on the class path"));
  }

  /** What mvn install does. */
  private void install(String artifact, Path pom) throws IOException {
    String version = version();
    Path folder = Files.createDirectories(home.resolve(Path.of("m2", GROUP, artifact, version)));
    Files.copy(pom, folder.resolve(artifact + "-" + version + ".pom"));
    if (!artifact.endsWith("-parent")) {
      Files.copy(jar(artifact), folder.resolve(artifact + "-" + version + ".jar"));
    }
  }

  private static String version() throws IOException {
    return jar(NOTIFY).getFileName().toString().replaceAll(NOTIFY + "-|\\.jar", "");
  }

  /** Groovy's own configuration, with these repositories instead of the user's and of Maven Central. */
  private Path configuration() throws IOException {
    Path groovy = jar("groovy");
    Path downloaded = groovy;
    for (int i = 0; i < "org/apache/groovy/groovy/4/groovy.jar".split("/", -1).length; i++) {
      downloaded = downloaded.getParent();
    }
    String repository = "<ibiblio name=\"%s\" root=\"%s\" m2compatible=\"true\"/>";
    return Files.writeString(
        home.resolve("grape.xml"),
        "<ivysettings><settings defaultResolver=\"downloadGrapes\"/><resolvers>"
            + "<chain name=\"downloadGrapes\" returnFirst=\"true\">"
            + String.format(repository, "installed", home.resolve("m2").toUri())
            + String.format(repository, "downloaded", downloaded.toUri())
            + "</chain></resolvers></ivysettings>");
  }

  private Path tour() throws IOException {
    String script = Files.readString(Path.of("tour.groovy"));
    String grabbing = script.replace("//   @Grab", "@Grab");
    assertThat(grabbing)
        .as("the version of the build")
        .contains("@Grab('io.github.lightsailsnapshot:" + NOTIFY + ":" + version() + "')");
    return Files.writeString(home.resolve("tour.groovy"), grabbing);
  }

  @Test
  void a_script_that_grabs_the_installed_library_shows_the_tour() throws Exception {
    Path root = Path.of("..", "..");
    install("lightsail-snapshot-parent", root.resolve("pom.xml"));
    for (String module : List.of("retention", "core", "notify")) {
      String artifact = "lightsail-snapshot-" + module;
      install(artifact, root.resolve(artifact).resolve("pom.xml"));
    }
    String ivy = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("ivy-"))
        .findFirst()
        .orElseThrow();
    Path output = home.resolve("output");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dgrape.config=" + configuration(),
            "-Dgrape.root=" + home.resolve("grapes"),
            "-cp",
            jar("groovy") + File.pathSeparator + ivy,
            "groovy.ui.GroovyMain",
            tour().toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
    assertThat(printed)
        .contains("10 snapshots listed, 10 of this job")
        .contains("SUCCEEDED: snapshot of web-1 as web-1-auto");
  }
}
