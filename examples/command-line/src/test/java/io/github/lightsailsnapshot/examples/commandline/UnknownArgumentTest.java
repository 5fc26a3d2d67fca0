package io.github.lightsailsnapshot.examples.commandline;

import org.junit.jupiter.api.Test;

/** Arguments that belong to no option. */
class UnknownArgumentTest {
  private final ProgramRun program = new ProgramRun();

  @Test
  void it_may_be_a_value_that_lacks_quotes() {
    String hint = "\"daily=7,\" belongs to no option; if it belongs to --keep, put quotes around:"
        + " --keep \"last=3, daily=7, weekly=5\"; see --help";
    program.refused(hint, "-i", "web", "--keep", "last=3,", "daily=7,", "weekly=5", "-s");
    program.refused(hint, "-i", "web", "--keep=last=3,", "daily=7,", "weekly=5");
    program.refused(hint, "list", "-i", "web", "--keep", "last=3,", "daily=7,", "weekly=5");
    program.refused(
        "\"b@x.org\" belongs to no option; if it belongs to -t, put quotes around: -t \"a@x.org, b@x.org\"; see --help",
        "-i",
        "web",
        "-t",
        "a@x.org,",
        "b@x.org");
  }

  @Test
  void there_is_no_hint_without_a_value() {
    String hint =
        " belongs to no option; there are the commands list, check, doctor, crontab, systemd, forecast, fleet, help; see --help";
    program.refused("\"web\"" + hint, "web");
    program.refused("\"run\"" + hint, "-s", "run");
    program.refused("\"web\" belongs to no option; see --help", "list", "web");
  }

  @Test
  void it_may_be_an_option_that_is_abbreviated_or_misspelt() {
    program.refused(
        "--inst is not an option (did you mean --instance?); they are not abbreviated; see --help",
        "--inst",
        "web");
    program.refused(
        "--keeps is not an option (did you mean --keep?); they are not abbreviated; see --help",
        "--keeps",
        "last=3");
  }

  @Test
  void it_may_be_an_option_of_another_command() {
    program.refused(
        "--wait is an option of a run, not of list; see --help", "list", "--wait", "3m");
    program.refused("--warning is an option of check, not of a run; see --help", "--warning", "3h");
  }

  @Test
  void it_may_be_the_name_of_the_next_option() {
    program.refused(
        "Expected parameter for option '--instance' but found '--basename'; see --help",
        "-i",
        "--basename",
        "x");
  }

  @Test
  void it_may_be_an_option_of_list_before_the_word_list() {
    program.refused(
        "-i must come after list, like all its options", "-i", "web", "list", "-m", "3");
  }
}
