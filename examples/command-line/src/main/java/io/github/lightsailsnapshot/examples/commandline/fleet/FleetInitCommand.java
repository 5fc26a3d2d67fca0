package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.Templates;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.OutputOptions;
import io.github.lightsailsnapshot.examples.commandline.output.JsonDocument;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes an example of a configuration file. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Writes a configuration file to start from, with comments.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot fleet init",
      "  lightsail-snapshot fleet init --config /etc/lightsail-snapshot/fleet.yaml"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:written", "2:the file is there already, or cannot be written"})
public final class FleetInitCommand implements Callable<Integer> {
  private final ProcessStreams streams;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The file to write, which must not exist; by default fleet.yaml.")
  private String config = "fleet.yaml";

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  public FleetInitCommand(ProcessStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try {
      Path unused =
          Files.writeString(Path.of(config), Templates.example(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new UsageException(
          "--config " + config + " is there already, and is not overwritten; name another file");
    } catch (IOException | InvalidPathException unwritable) {
      throw new UsageException(
          "--config " + config + " cannot be written: " + unwritable.getMessage());
    }
    streams.result(
        output.writesDocument()
            ? JsonDocument.of("fleet-init", json -> json.writeStringField("file", config))
            : "Wrote " + config + ". Edit it, then try it without risk:\n"
                + "  lightsail-snapshot fleet --config " + config + " --dry-run");
    return streams.delivered(ExitStatus.SUCCEEDED, ExitStatus.FAILED);
  }
}
