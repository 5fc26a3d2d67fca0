package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Entry;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Items;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Refused;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Section;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the keys of a section. What nobody asked for is a mistake in the end. */
final class SectionReader {
  private final String name;
  private final Section section;
  private final ValueReader values;
  private final Map<String, List<Setting>> read = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  /** @param name what the section is called in messages, such as {@code groups} */
  SectionReader(String name, Section section, ValueReader values) {
    this.name = name;
    this.section = section;
    this.values = values;
  }

  /** What stands under a key, if it is there. */
  Optional<YamlNode> node(String key) {
    known.add(key);
    return entry(key).map(Entry::value);
  }

  private Optional<Entry> entry(String key) {
    return section.entries().stream()
        .filter(entry -> entry.key().written().equals(key))
        .findFirst();
  }

  /** A section under a key. */
  Optional<SectionReader> section(String key) {
    return node(key).flatMap(found -> {
      if (found instanceof Section inner) {
        return Optional.of(new SectionReader(key, inner, values));
      }
      values.wrongKind(key, found, "a section with keys");
      return Optional.empty();
    });
  }

  /** Reads a key with one value. */
  void one(Key<?> key) {
    node(key.name())
        .flatMap(found -> values.one(key, found))
        .ifPresent(setting -> read.put(key.name(), List.of(setting)));
  }

  /** Reads a key with a list of at least one value. */
  void list(Key<?> key) {
    node(key.name()).ifPresent(found -> {
      if (found instanceof Items items) {
        put(key, items);
      } else if (!(found instanceof Refused)) {
        values.wrongKind(key.name(), found, "a list, such as [" + key.type().expected() + "]");
      }
    });
  }

  /** Reads a key with one value or a list of at least one. */
  void oneOrList(Key<?> key) {
    Optional<YamlNode> found = node(key.name());
    if (found.isPresent() && found.get() instanceof Items items) {
      put(key, items);
    } else {
      one(key);
    }
  }

  private void put(Key<?> key, Items items) {
    List<Setting> all = values.list(key, items);
    if (!all.isEmpty()) {
      read.put(key.name(), all);
    }
  }

  /** Refuses two keys together. */
  void exclude(String one, String other, String why) {
    Optional<Entry> first = entry(one);
    Optional<Entry> second = entry(other);
    if (first.isPresent() && second.isPresent()) {
      values
          .mistakes()
          .add(second.get().key().at(), one + " and " + other + " exclude each other: " + why);
    }
  }

  /** Refuses what is not known, and returns the rest. */
  Settings settings() {
    for (Entry entry : section.entries()) {
      if (!known.contains(entry.key().written())) {
        unknown(entry.key());
      }
    }
    Set<String> written = section.entries().stream()
        .map(entry -> entry.key().written())
        .collect(Collectors.toUnmodifiableSet());
    return new Settings(section.at(), Map.copyOf(read), written);
  }

  private void unknown(Text key) {
    String meant = new NearestKey(known)
        .to(key.written())
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "there are " + String.join(", ", known));
    values
        .mistakes()
        .add(key.at(), key.described() + " is not a key of " + name + " (" + meant + ")");
  }

  Position at() {
    return section.at();
  }
}
