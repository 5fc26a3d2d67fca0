package io.github.lightsailsnapshot.retention;

import java.util.List;
import java.util.Optional;

/** Why a snapshot is deleted: no rule keeps it. The reason mentions a tag rule that differs only in case. */
record NotWanted(List<TagRule> rules) {
  private static final List<String> PLAINLY = List.of("no rule keeps it");

  static NotWanted by(RetentionPolicy policy) {
    return new NotWanted(AnyOf.parts(policy)
        .filter(TagRule.class::isInstance)
        .map(TagRule.class::cast)
        .toList());
  }

  List<String> reasons(Snapshot snapshot) {
    return snapshot.tags().isEmpty() ? PLAINLY : hint(snapshot).map(List::of).orElse(PLAINLY);
  }

  private Optional<String> hint(Snapshot snapshot) {
    return rules.stream()
        .flatMap(rule -> rule.nearlyBorneBy(snapshot)
            .map(tag ->
                PLAINLY.get(0) + "; its tag " + tag + " differs from " + rule + " only in case"))
        .findFirst();
  }
}
