package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Items;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Refused;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Section;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which instances a group takes. */
record InstanceReader(ValueReader values) {
  private static final String KEY = "instances";
  private static final Key<String> INSTANCES = new Key<>(KEY, Types.NAME);
  private static final Key<Boolean> ALL = new Key<>("all", Types.FLAG);
  private static final Key<String> NAMED = new Key<>("named", Types.NAME);
  private static final Key<String> TAGGED = new Key<>("tagged", Types.TAG);
  private static final Key<String> EXCEPT = new Key<>("except", Types.NAME);
  private static final String KINDS =
      "names, such as [web, api], or one of {all: true}, {named: [web-*]} and {tagged: backup=yes}";

  /** The choice, unless it is a mistake. */
  Optional<InstanceChoice> read(YamlNode node) {
    if (node instanceof Section section) {
      return selection(new SectionReader(KEY, section, values));
    }
    if (node instanceof Refused) {
      return Optional.empty();
    }
    List<Setting> names = node instanceof Items items
        ? values.list(INSTANCES, items)
        : node instanceof Text text && text.isNothing()
            ? nothing(text)
            : values.one(INSTANCES, node).stream().toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(InstanceChoice.named(texts(names)));
  }

  private List<Setting> nothing(Text text) {
    values.mistakes().add(text.at(), KEY + ": nothing stands where there should be " + KINDS);
    return List.of();
  }

  private static List<String> texts(List<Setting> names) {
    return names.stream().map(Setting::value).toList();
  }

  private Optional<InstanceChoice> selection(SectionReader section) {
    section.one(ALL);
    section.oneOrList(NAMED);
    section.oneOrList(TAGGED);
    section.oneOrList(EXCEPT);
    Settings settings = section.settings();
    List<Key<?>> kinds = Stream.<Key<?>>of(ALL, NAMED, TAGGED)
        .filter(key -> section.node(key.name()).isPresent())
        .toList();
    if (kinds.size() != 1) {
      values.mistakes().add(section.at(), KEY + ": there should be " + KINDS);
      return Optional.empty();
    }
    if (!settings.has(kinds.get(0))) {
      return Optional.empty();
    }
    if (kinds.contains(ALL) && !settings.isOn(ALL)) {
      values
          .mistakes()
          .add(
              settings.setting(ALL).orElseThrow().at(),
              "all: false selects nothing; write " + KINDS);
      return Optional.empty();
    }
    return Optional.of(chosen(settings));
  }

  private static InstanceChoice chosen(Settings settings) {
    String[] except = settings.all(EXCEPT).toArray(String[]::new);
    if (settings.has(NAMED) && except.length == 0) {
      return InstanceChoice.named(settings.all(NAMED));
    }
    Selection included = settings.has(NAMED)
        ? Selection.named(settings.all(NAMED).toArray(String[]::new))
        : settings.has(TAGGED)
            ? Selection.tagged(settings.all(TAGGED).toArray(String[]::new))
            : Selection.all();
    return InstanceChoice.selecting(except.length == 0 ? included : included.except(except));
  }
}
