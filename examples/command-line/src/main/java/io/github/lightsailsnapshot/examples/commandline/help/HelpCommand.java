package io.github.lightsailsnapshot.examples.commandline.help;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a topic or a command. */
@Command(
    name = "help",
    sortOptions = false,
    synopsisHeading = "Usage: ",
    description = "Explains a topic or a command.")
public final class HelpCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      completionCandidates = Topics.class,
      description = "One of: ${COMPLETION-CANDIDATES}; or a command, such as fleet list.")
  private List<String> topic = new ArrayList<>();

  /** The topics, for completion. */
  static final class Topics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return HelpTopic.words().iterator();
    }
  }

  @Override
  public Integer call() {
    CommandLine program = spec.parent().commandLine();
    PrintWriter out = program.getOut();
    if (topic.isEmpty()) {
      program.usage(out);
    } else {
      out.print(text(program, topic));
    }
    out.flush();
    return 0;
  }

  private static String text(CommandLine program, List<String> words) {
    Optional<String> explained =
        words.size() == 1 ? HelpTopic.named(words.get(0)).map(HelpTopic::text) : Optional.empty();
    return explained.orElseGet(() -> command(program, words).getUsageMessage());
  }

  private static CommandLine command(CommandLine program, List<String> words) {
    CommandLine command = program;
    for (String word : words) {
      CommandLine parent = command;
      command = Optional.ofNullable(parent.getSubcommands().get(word))
          .orElseThrow(() -> unknown(program, parent, words));
    }
    return command;
  }

  private static UsageException unknown(
      CommandLine program, CommandLine parent, List<String> words) {
    List<String> known = new ArrayList<>(parent == program ? HelpTopic.words() : List.of());
    String of = parent == program ? "" : parent.getCommandName() + " ";
    parent.getSubcommands().keySet().forEach(word -> known.add(of + word));
    return new UsageException("help knows nothing of \"" + String.join(" ", words) + "\""
        + (known.isEmpty()
            ? "; " + parent.getCommandName() + " has no commands of its own"
            : ", but of " + String.join(", ", known)));
  }
}
