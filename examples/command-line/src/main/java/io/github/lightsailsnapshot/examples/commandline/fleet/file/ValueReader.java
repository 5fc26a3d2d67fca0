package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Items;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Refused;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Text;
import java.util.List;
import java.util.Optional;

/** Reads values, and says what is wrong with them. */
record ValueReader(Mistakes mistakes, References references) {

  /** A value, unless it is a mistake. */
  Optional<Setting> one(Key<?> key, YamlNode node) {
    if (!(node instanceof Text text)) {
      wrongKind(key.name(), node, key.type().expected());
      return Optional.empty();
    }
    try {
      return Optional.of(setting(key, text));
    } catch (IllegalArgumentException wrong) {
      mistakes.add(text.at(), key.name() + ": " + wrong.getMessage());
      return Optional.empty();
    }
  }

  List<Setting> list(Key<?> key, Items items) {
    if (items.values().isEmpty()) {
      mistakes.add(
          items.at(),
          key.name() + ": the list is empty; leave it out, or give "
              + key.type().expected());
    }
    return items.values().stream().flatMap(item -> one(key, item).stream()).toList();
  }

  void wrongKind(String key, YamlNode node, String expected) {
    if (!(node instanceof Refused)) {
      mistakes.add(
          node.at(), key + ": " + node.described() + " stands where there should be " + expected);
    }
  }

  private Setting setting(Key<?> key, Text text) {
    checkForm(key.type(), text);
    String value = references.replaced(text.written());
    try {
      Object unused = key.type().parse(value);
    } catch (IllegalArgumentException wrong) {
      throw References.areIn(text.written())
          ? new IllegalArgumentException(
              "what " + text.described() + " stands for (not shown, it may be a secret) is not "
                  + key.type().expected())
          : wrong;
    }
    return new Setting(text.at(), text.written(), value);
  }

  private static void checkForm(ValueType<?> type, Text text) {
    switch (type.form()) {
      case TEXT -> checkPresent(type, text);
      case PLAIN -> {
        checkPresent(type, text);
        if (!text.isPlain() && !References.areIn(text.written())) {
          throw new IllegalArgumentException(
              text.described() + " is text; write it without quotes: " + type.expected());
        }
      }
      case REFERENCE -> {
        if (!References.isReference(text.written())) {
          throw new IllegalArgumentException("the value (not shown, it may be a secret) must be a"
              + " reference, such as " + type.expected());
        }
      }
    }
  }

  private static void checkPresent(ValueType<?> type, Text text) {
    if (text.isNothing()) {
      throw new IllegalArgumentException("nothing stands where there should be " + type.expected());
    }
  }
}
