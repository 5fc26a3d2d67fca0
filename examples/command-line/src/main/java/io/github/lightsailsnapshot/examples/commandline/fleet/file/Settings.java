package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a section, by the names of their keys. Immutable.
 *
 * @param at where the section begins
 * @param values the values that are right
 * @param written the keys, also those whose value is wrong
 */
record Settings(Position at, Map<String, List<Setting>> values, Set<String> written) {

  static Settings none() {
    return new Settings(Position.START, Map.of(), Set.of());
  }

  Optional<Setting> setting(Key<?> key) {
    return settings(key).stream().findFirst();
  }

  List<Setting> settings(Key<?> key) {
    return values.getOrDefault(key.name(), List.of());
  }

  <T> Optional<T> get(Key<T> key) {
    return setting(key).map(found -> found.as(key));
  }

  <T> List<T> all(Key<T> key) {
    return settings(key).stream().map(found -> found.as(key)).toList();
  }

  boolean isOn(Key<Boolean> flag) {
    return get(flag).orElse(false);
  }

  boolean has(Key<?> key) {
    return values.containsKey(key.name());
  }

  /** Whether it is there, right or wrong. */
  boolean mentions(Key<?> key) {
    return written.contains(key.name());
  }

  /**
   * Adds the settings of another section that this one lacks.
   *
   * @param alternatives pairs of keys of which one replaces the other
   */
  Settings or(Settings defaults, Map<String, String> alternatives) {
    Map<String, List<Setting>> all = new LinkedHashMap<>(values);
    defaults.values.forEach((name, setting) -> {
      boolean isReplaced =
          alternatives.containsKey(name) && values.containsKey(alternatives.get(name));
      if (!isReplaced) {
        all.putIfAbsent(name, setting);
      }
    });
    Set<String> everywhere = new HashSet<>(written);
    everywhere.addAll(defaults.written);
    return new Settings(at, Map.copyOf(all), Set.copyOf(everywhere));
  }
}
