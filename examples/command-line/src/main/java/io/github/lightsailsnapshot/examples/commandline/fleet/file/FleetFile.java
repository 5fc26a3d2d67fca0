package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Items;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Refused;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Section;
import io.github.lightsailsnapshot.examples.commandline.options.AtLeastOne;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a configuration file, and finds all its mistakes without a call to anything. */
public final class FleetFile {
  private static final int MOST_PARALLEL = 32;

  private static final Key<String> NAME = new Key<>("name", Types.text("a name for the fleet"));
  private static final Key<Integer> MAX_DELETIONS = new Key<>("max-deletions", Types.COUNT);
  private static final Key<Integer> PARALLELISM = new Key<>(
      "parallelism",
      new ValueType<>(
          ValueType.Form.PLAIN, "a whole number from 1 to " + MOST_PARALLEL, FleetFile::parallel));
  private static final Key<String> LOG_FILE =
      new Key<>("log-file", Types.text("the name of a file"));

  private final String file;
  private final Mistakes mistakes = new Mistakes();
  private final ValueReader values;

  private FleetFile(Path path, EnvironmentSettings environment) {
    this.file = path.toString();
    this.values = new ValueReader(mistakes, new References(environment, path));
  }

  private static int parallel(String text) {
    int number = new AtLeastOne().convert(text);
    if (number > MOST_PARALLEL) {
      throw new IllegalArgumentException(text + " is more than " + MOST_PARALLEL);
    }
    return number;
  }

  /**
   * Reads a file.
   *
   * @param environment the variables that it may refer to
   * @throws WrongConfigurationException if it has mistakes
   * @throws io.github.lightsailsnapshot.examples.commandline.messages.UsageException if it cannot be read
   */
  public static FleetConfiguration read(Path path, EnvironmentSettings environment) {
    FleetFile reader = new FleetFile(path, environment);
    Optional<FleetConfiguration> read =
        new YamlText(path, reader.mistakes).read().flatMap(reader::configuration);
    List<Mistake> found = reader.mistakes.inOrder();
    if (!found.isEmpty()) {
      throw new WrongConfigurationException(reader.file, found);
    }
    return read.orElseThrow();
  }

  private Optional<FleetConfiguration> configuration(YamlNode root) {
    if (!(root instanceof Section section)) {
      mistakes.add(
          root.at(),
          "the file should begin with keys: groups, and perhaps defaults and"
              + " notify; `fleet init` writes an example");
      return Optional.empty();
    }
    SectionReader top = new SectionReader("the file", section, values);
    top.one(NAME);
    top.one(MAX_DELETIONS);
    top.one(PARALLELISM);
    top.one(LOG_FILE);
    Settings defaults = top.section("defaults").map(FleetFile::defaults).orElseGet(Settings::none);
    Optional<SectionReader> notify = top.section("notify");
    Optional<YamlNode> groups = top.node("groups");
    Settings settings = top.settings();
    GroupReader reader = new GroupReader(values, defaults, settings.mentions(MAX_DELETIONS));
    List<GroupConfiguration> all = groups(groups, reader, section.at());
    return Optional.of(new FleetConfiguration(
        file,
        settings.get(NAME),
        settings.get(MAX_DELETIONS),
        settings.get(PARALLELISM),
        settings.get(LOG_FILE).map(this::besideFile),
        all,
        notify.map(new NotifyReader(mistakes)::read).orElse(NotifyConfiguration.NOBODY),
        values.references().warnings()));
  }

  private String besideFile(String name) {
    return Path.of(file).resolveSibling(name).toString();
  }

  private static Settings defaults(SectionReader section) {
    JobKeys.read(section);
    return section.settings();
  }

  private List<GroupConfiguration> groups(
      Optional<YamlNode> node, GroupReader reader, Position top) {
    if (node.isEmpty()) {
      mistakes.add(top, "groups is missing: it lists what the fleet consists of");
      return List.of();
    }
    if (!(node.get() instanceof Items items) || items.values().isEmpty()) {
      values.wrongKind("groups", node.get(), "a list of at least one group, each with instances");
      return List.of();
    }
    List<GroupConfiguration> groups = new ArrayList<>();
    for (YamlNode item : items.values()) {
      if (item instanceof Section section) {
        reader.read(section).ifPresent(groups::add);
      } else if (!(item instanceof Refused)) {
        values.wrongKind("groups", item, "a group with keys, such as instances: [web, api]");
      }
    }
    return groups;
  }
}
