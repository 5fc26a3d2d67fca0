package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.view.PlanView;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option for a page with a picture of the result. */
public final class HtmlOption {
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Also write the result as a page with a picture to this file, which is replaced if it exists. With a run, it"
              + " needs --dry-run.")
  private Optional<String> file = Optional.empty();

  public boolean isGiven() {
    return file.isPresent();
  }

  public void check() {
    file.ifPresent(HtmlOption::check);
  }

  private static void check(String name) {
    if (name.isBlank()) {
      throw new UsageException("--html is empty: name a file");
    }
    if (name.contains("://")) {
      throw new UsageException(
          "--html takes a file, not an address (not shown, it may be a secret)");
    }
    File target = new File(name);
    if (target.isDirectory()) {
      throw new UsageException("--html " + name + " is a folder: name a file");
    }
    File folder = target.getAbsoluteFile().getParentFile();
    if (folder != null && !folder.isDirectory()) {
      throw new UsageException("--html " + name + ": there is no folder " + folder);
    }
  }

  /** Writes the calendar of a plan, if the option is given. */
  public boolean isWritten(String title, RetentionPlan plan, Consumer<String> complaints) {
    return isWritten(() -> PlanView.of(plan).html(title), complaints);
  }

  /** Writes a page, if the option is given, and returns whether nothing is missing then. */
  public boolean isWritten(Supplier<String> page, Consumer<String> complaints) {
    if (file.isEmpty()) {
      return true;
    }
    try {
      Files.writeString(new File(file.get()).toPath(), page.get());
      return true;
    } catch (IOException failed) {
      complaints.accept("--html " + file.get() + " cannot be written: " + OneLine.of(failed));
      return false;
    }
  }
}
