package io.github.lightsailsnapshot.examples.commandline.help;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
      arity = "0..1",
      paramLabel = "TOPIC",
      completionCandidates = Topics.class,
      description = "One of: ${COMPLETION-CANDIDATES}; or a command.")
  private Optional<String> topic = Optional.empty();

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
    topic.ifPresentOrElse(word -> out.print(text(program, word)), () -> program.usage(out));
    out.flush();
    return 0;
  }

  private static String text(CommandLine program, String word) {
    Map<String, CommandLine> commands = program.getSubcommands();
    return HelpTopic.named(word)
        .map(HelpTopic::text)
        .or(() -> Optional.ofNullable(commands.get(word)).map(CommandLine::getUsageMessage))
        .orElseThrow(() -> new UsageException("help knows nothing of \"" + word + "\", but of "
            + String.join(", ", known(commands))));
  }

  private static List<String> known(Map<String, CommandLine> commands) {
    List<String> words = new ArrayList<>(HelpTopic.words());
    words.addAll(commands.keySet());
    return words;
  }
}
