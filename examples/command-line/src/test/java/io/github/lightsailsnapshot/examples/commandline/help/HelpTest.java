package io.github.lightsailsnapshot.examples.commandline.help;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.lightsailsnapshot.examples.commandline.CommandModel;
import io.github.lightsailsnapshot.examples.commandline.ProgramRun;
import io.github.lightsailsnapshot.examples.commandline.environment.Given;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The help of each command, and of topics. */
class HelpTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final CommandLine model = CommandModel.of(
      new ProcessStreams(System.out, System.err, Terminal.NONE), Given.nothing(), () -> {});

  private static String help(String... words) {
    ProgramRun program = new ProgramRun();
    List<String> args = new ArrayList<>(List.of("help"));
    args.addAll(List.of(words));
    assertThat(program.run(args.toArray(String[]::new)))
        .as(program.err.toString(UTF_8))
        .isZero();
    return program.out.toString(UTF_8);
  }

  private List<String> everything() {
    List<String> texts =
        new ArrayList<>(HelpTopic.words().stream().map(HelpTest::help).toList());
    model.getSubcommands().keySet().forEach(word -> texts.add(help(word)));
    model
        .getSubcommands()
        .get("fleet")
        .getSubcommands()
        .keySet()
        .forEach(word -> texts.add(help("fleet", word)));
    texts.add(help());
    return texts;
  }

  @Test
  void fits_into_80_columns() {
    assertThat(everything())
        .hasSizeGreaterThan(6)
        .allSatisfy(text -> assertThat(text.lines())
            .hasSizeGreaterThan(2)
            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80)));
  }

  @Test
  void shows_options_in_groups() {
    assertThat(help().lines().filter(line -> line.endsWith(":") && !line.startsWith(" ")))
        .containsExactly(
            "Instance and account:",
            "Snapshots to keep:",
            "Waiting, slots and limits:",
            "Commands around the snapshot:",
            "Mail:",
            "Webhook and heartbeat:",
            "Output:",
            "General:",
            "Commands:",
            "Exit status:",
            "Examples:",
            "Set what must not appear in a list of processes in the environment:");
  }

  @Test
  void every_option_is_in_one_group() {
    OptionGroups.of(model.getCommandSpec());
    assertThat(OptionGroups.of(model.getCommandSpec()).values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(model.getCommandSpec().options());
  }

  @Test
  void shows_three_examples_that_are_valid() {
    List<String> texts = new ArrayList<>(List.of(help()));
    model.getSubcommands().keySet().stream()
        .filter(word -> !word.equals("help"))
        .forEach(word -> texts.add(help(word)));
    assertThat(texts).hasSizeGreaterThan(2).allSatisfy(text -> {
      List<String> examples = text.lines()
          .dropWhile(line -> !line.equals("Examples:"))
          .filter(line -> line.startsWith("  lightsail-snapshot "))
          .toList();
      assertThat(examples).hasSize(3);
      examples.forEach(this::parses);
    });
  }

  private void parses(String example) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(example.strip());
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    assertThatCode(() -> model.parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
        .as(example)
        .doesNotThrowAnyException();
  }

  @Test
  void the_policies_that_it_explains_are_policies() {
    List<String> examples = help("policies")
        .lines()
        .filter(line -> line.startsWith("  ") && line.contains("="))
        .filter(line -> !line.contains("--keep"))
        .flatMap(line -> Pattern.compile("[a-z-]+=(N|AGE|KEY|[0-9]+)( then [a-z]+=[0-9]+)?")
            .matcher(line)
            .results()
            .map(found -> found.group().replace("=N", "=3").replace("AGE", "1y6m")))
        .toList();
    assertThat(examples).hasSize(12);
    assertThat(examples)
        .allSatisfy(example -> assertThat(RetentionPolicy.parse(example)).isNotNull());
  }

  @Test
  void explains_a_command_as_its_own_help_does() {
    ProgramRun own = new ProgramRun();
    assertThat(own.run("list", "--help")).isZero();
    assertThat(help("list")).isEqualTo(own.out.toString(UTF_8));
  }

  @Test
  void explains_a_command_of_a_command() {
    for (String word : List.of("list", "check", "init")) {
      ProgramRun own = new ProgramRun();
      int unused = own.run("fleet", word, "--help");
      assertThat(help("fleet", word)).contains("fleet " + word).isEqualTo(own.out.toString(UTF_8));
    }
    new ProgramRun()
        .refused(
            "help knows nothing of \"fleet lst\", but of fleet list, fleet check, fleet init",
            "help",
            "fleet",
            "lst");
    new ProgramRun()
        .refused(
            "help knows nothing of \"list all\"; list has no commands of its own",
            "help",
            "list",
            "all");
  }

  @Test
  void names_what_there_is_instead_of_an_unknown_topic() {
    new ProgramRun()
        .refused(
            "help knows nothing of \"slots\", but of policies, times, exit-statuses, "
                + String.join(", ", model.getSubcommands().keySet()),
            "help",
            "slots");
  }
}
