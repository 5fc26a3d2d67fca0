package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A named function that the host provides. */
record NamedPolicy(String name, Function<? super History, ? extends Collection<Snapshot>> chooser)
    implements RetentionPolicy {

  /** Names that could be read as rules. */
  private static final Pattern MISTAKABLE = Pattern.compile("(?is).*[,=].*|\\s*(?:keep-)?all\\s*");

  NamedPolicy {
    Objects.requireNonNull(chooser, "keep");
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException(
          "A policy needs a name: it is the reason that people read");
    }
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return chooser.apply(history);
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(this, name, history);
  }

  @Override
  public String toString() {
    return MISTAKABLE.matcher(name).matches() ? "\"" + name + "\"" : name;
  }
}
