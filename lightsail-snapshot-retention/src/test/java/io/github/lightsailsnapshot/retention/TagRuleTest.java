package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Kept.explained;
import static io.github.lightsailsnapshot.retention.Kept.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules for tags. */
class TagRuleTest {
  private final Snapshot held =
      SnapshotSeries.at("2026-03-01T03:00:00Z").withTags(Map.of("hold", "yes", "env", ""));
  private final Snapshot free = SnapshotSeries.at("2026-03-02T03:00:00Z");

  @Test
  void keepWhatHasTheTag() {
    assertThat(names(Keep.tagged("hold"), List.of(held, free))).containsExactly(held.name());
    assertThat(names(Keep.tagged("hold", "yes"), List.of(held, free))).containsExactly(held.name());
    assertThat(names(Keep.tagged("hold", "no"), List.of(held, free))).isEmpty();
    assertThat(names(Keep.tagged("env", ""), List.of(held, free))).containsExactly(held.name());
    assertThat(names(Keep.tagged("Hold"), List.of(held, free))).isEmpty();
    assertThat(explained(Keep.tagged("hold", "yes").or(Keep.tagged("env")), List.of(held)))
        .isEqualTo(Map.of(held.name(), List.of("tagged hold:yes", "tagged env")));
  }

  @Test
  void allowNoColonInAKey() {
    assertThatThrownBy(() -> Keep.tagged("hold:yes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tagged(\"hold:yes\") asks for a key with a colon in it;"
            + " a key and its value are tagged(\"hold\", \"yes\")");
    assertThatThrownBy(() -> Keep.tagged(":yes")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areNotWrittenAsATextThatMeansAnotherTag() {
    for (RetentionPolicy policy : List.of(
        Keep.tagged("aws:stack", "a"),
        Keep.tagged("a,all"),
        Keep.tagged("a", "b, daily=7"),
        Keep.tagged("a then last=1"),
        Keep.tagged("hold last=1"),
        Keep.tagged(" hold"),
        Keep.tagged("hold", "yes "),
        Keep.tagged("ho\u0000ld"))) {
      assertThat(policy.toString()).startsWith("tagged(\"");
      assertThatThrownBy(() -> RetentionPolicy.parse(policy.toString()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Keep.tagged("aws:stack", "a")).hasToString("tagged(\"aws:stack\", \"a\")");
    assertThat(RetentionPolicy.parse("tagged=a:b:c")).isEqualTo(Keep.tagged("a", "b:c"));
  }

  @Test
  void needAKey() {
    assertThatThrownBy(() -> Keep.tagged(null)).hasMessage("key");
    assertThatThrownBy(() -> Keep.tagged(null, "yes")).hasMessage("key");
    for (String nothing : List.of("", " ")) {
      assertThatThrownBy(() -> Keep.tagged(nothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A tag needs a key");
    }
    assertThatThrownBy(() -> Keep.tagged("hold", null)).hasMessage("value");
  }
}
