package io.github.lightsailsnapshot.examples.commandline.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Renders the options of a command under headings. The heading of an option is the name of its mixin. */
public final class OptionGroups implements IHelpSectionRenderer {
  private static final String OTHERS = "General";
  private static final String STANDARD = "mixinStandardHelpOptions";

  private OptionGroups() {}

  /** Renders the options of a command and its subcommands in groups. */
  public static void applyTo(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionGroups());
    command.getSubcommands().values().forEach(OptionGroups::applyTo);
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    of(help.commandSpec())
        .forEach((heading, options) ->
            text.append("%n%s:%n%s".formatted(heading, help.optionListExcludingGroups(options))));
    return text.toString();
  }

  /** The options of a command by their headings, in the order in which they are declared. */
  public static Map<String, List<OptionSpec>> of(CommandSpec command) {
    Map<String, String> headings = new LinkedHashMap<>();
    name(command, headings);
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    headings.values().forEach(heading -> groups.put(heading, new ArrayList<>()));
    for (OptionSpec option : command.options()) {
      groups
          .computeIfAbsent(
              headings.getOrDefault(option.longestName(), OTHERS), heading -> new ArrayList<>())
          .add(option);
    }
    return groups;
  }

  private static void name(CommandSpec command, Map<String, String> headings) {
    command.mixins().forEach((heading, mixin) -> {
      if (!heading.equals(STANDARD)) {
        name(mixin, headings);
        mixin.options().forEach(option -> headings.putIfAbsent(option.longestName(), heading));
      }
    });
  }
}
