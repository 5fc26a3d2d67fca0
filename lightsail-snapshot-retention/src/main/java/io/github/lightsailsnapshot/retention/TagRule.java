package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps snapshots that have a tag; without a value, any value matches. */
record TagRule(String key, @Nullable String value) implements BuiltInRule {

  TagRule {
    if (Objects.requireNonNull(key, "key").isBlank()) {
      throw new IllegalArgumentException("A tag needs a key");
    }
  }

  static TagRule anyValue(String key) {
    int colon = Objects.requireNonNull(key, "key").indexOf(':');
    if (colon >= 0) {
      throw new IllegalArgumentException(
          "tagged(\"" + PlainText.line(key)
              + "\") asks for a key with a colon in it; a key and its value are tagged(\"hold\", \"yes\")");
    }
    return new TagRule(key, null);
  }

  static TagRule read(PolicyTerm term) {
    String argument = term.argument();
    int colon = argument.indexOf(':');
    String key = colon < 0 ? argument : argument.substring(0, colon).strip();
    if (key.isEmpty()) {
      throw term.refused("needs a tag's key, as in tagged=hold or tagged=hold:yes");
    }
    return new TagRule(key, colon < 0 ? null : argument.substring(colon + 1).strip());
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return history.newestFirst().stream().filter(this::isBorneBy).toList();
  }

  boolean isBorneBy(Snapshot snapshot) {
    return value == null
        ? snapshot.tags().containsKey(key)
        : value.equals(snapshot.tags().get(key));
  }

  /** The tags of a snapshot that would match this rule if case were ignored. */
  Stream<String> nearlyBorneBy(Snapshot snapshot) {
    return snapshot.tags().entrySet().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase(key)
            && (value == null || tag.getValue().equalsIgnoreCase(value)))
        .map(tag -> value == null ? tag.getKey() : tag.getKey() + ":" + tag.getValue())
        .sorted();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, toString().replaceFirst("^tagged=", "tagged "), history);
  }

  /** The text form, or the Java call if the text form would be parsed differently. */
  @Override
  public String toString() {
    String text = "tagged=" + key + (value == null ? "" : ":" + value);
    return isReadBackFrom(text)
        ? text
        : PlainText.line(
            "tagged(\"" + key + "\"" + (value == null ? "" : ", \"" + value + "\"") + ")");
  }

  private boolean isReadBackFrom(String text) {
    PolicyTerm whole = new PolicyTerm(text, 1);
    try {
      return PolicyTerm.sequencesOf(text).equals(List.of(List.of(whole)))
          && new RuleRegistry(Map.of()).policy(whole).equals(this);
    } catch (IllegalArgumentException notRead) {
      return false;
    }
  }
}
