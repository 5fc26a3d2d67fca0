package io.github.lightsailsnapshot.examples.commandline.release;

import io.github.lightsailsnapshot.examples.commandline.CommandModel;
import io.github.lightsailsnapshot.examples.commandline.environment.Given;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the completion scripts and the manual of the release from the model of the commands, during the build. */
public final class ReleaseDocuments {
  private final Path folder;
  private final String version;
  private final String date;

  private ReleaseDocuments(Path folder, String version, String date) {
    this.folder = folder;
    this.version = version;
    this.date = date;
  }

  /**
   * Writes the files.
   *
   * @param args the folder, the version, and the time of the build, which makes it reproducible
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    new ReleaseDocuments(Path.of(args[0]), args[1], args[2].substring(0, "2000-01-01".length()))
        .write();
  }

  static CommandLine model() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return CommandModel.of(
        new ProcessStreams(nowhere, nowhere, Terminal.NONE), Given.nothing(), () -> {});
  }

  private void write() throws IOException {
    CommandLine model = model();
    String name = model.getCommandName();
    file("completion/" + name + ".bash", AutoComplete.bash(name, model));
    file("completion/" + name + ".fish", FishCompletion.of(model));
    Map<String, CommandSpec> pages = new TreeMap<>();
    addPages(name, model, pages);
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      for (Map.Entry<String, CommandSpec> page : pages.entrySet()) {
        file("man/man1/" + page.getKey() + ".1", manual(asciidoctor, page.getValue()));
      }
    }
  }

  private static void addPages(String name, CommandLine command, Map<String, CommandSpec> pages) {
    pages.put(name, command.getCommandSpec());
    command
        .getSubcommands()
        .forEach((word, subcommand) -> addPages(name + "-" + word, subcommand, pages));
  }

  private String manual(Asciidoctor asciidoctor, CommandSpec command) {
    StringWriter source = new StringWriter();
    command.versionProvider(() -> new String[] {version});
    ManPageGenerator.writeSingleManPage(new PrintWriter(source), command);
    return asciidoctor.convert(
        source.toString(),
        Options.builder()
            .backend("manpage")
            .standalone(true)
            .safe(SafeMode.SAFE)
            .attributes(Attributes.builder().attribute("docdate", date).build())
            .build());
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace("\r\n", "\n"));
  }
}
