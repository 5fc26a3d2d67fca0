package io.github.lightsailsnapshot.notify.ses;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Chromium without a window, with a profile of its own that talks to nobody. */
record Browser(Path program, Path directory) {
  private static final List<String> FLAGS = List.of(
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--hide-scrollbars");

  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(path -> Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of(path, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  BufferedImage picture(String html, Path png, String... flags)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("--screenshot=" + png.toAbsolutePath());
    String said = run(html, all);
    if (!Files.exists(png)) {
      throw new IOException("No picture: " + said);
    }
    return ImageIO.read(png.toFile());
  }

  /** The page after its scripts have run. */
  String page(String html, String... flags) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(flags));
    all.addAll(List.of("--dump-dom", "--virtual-time-budget=1000"));
    return run(html, all);
  }

  private String run(String html, List<String> flags) throws IOException, InterruptedException {
    Path page = Files.writeString(Files.createTempFile(directory, "page", ".html"), html);
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("--user-data-dir=" + Files.createTempDirectory(directory, "profile"));
    command.add(page.toUri().toString());
    Path output = Files.createTempFile(directory, "out", ".txt");
    Process chromium = new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    if (!chromium.waitFor(3, TimeUnit.MINUTES)) {
      chromium.descendants().forEach(ProcessHandle::destroyForcibly);
      chromium.destroyForcibly().waitFor();
      throw new IOException("The browser did not end");
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
