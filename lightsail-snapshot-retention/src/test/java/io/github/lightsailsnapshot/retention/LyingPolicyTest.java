package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.lang.reflect.Proxy;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a policy's class and its answers do: a plan decides on the snapshots that it was given, and fails only as told. */
class LyingPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final Snapshot FOREIGN = SnapshotSeries.at("2026-11-01T03:00:00Z");
  private static final List<Snapshot> GIVEN = SnapshotSeries.daily(3, "2026-11-22T03:00:00Z");

  private static RetentionPlan plan(RetentionPolicy policy) {
    return RetentionPlan.of(policy, GIVEN, NOW, ZoneOffset.UTC);
  }

  /** Explains as it likes; all else of it fails. */
  private record Liar(Function<History, Map<Snapshot, List<String>>> how)
      implements RetentionPolicy {
    @Override
    public Collection<Snapshot> keep(History history) {
      throw new IllegalStateException("keep");
    }

    @Override
    public Map<Snapshot, List<String>> explain(History history) {
      return how.apply(history);
    }

    @Override
    public RetentionPolicy or(RetentionPolicy other) {
      return new Liar(history -> Map.of(FOREIGN, List.of("or")));
    }

    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString");
    }
  }

  /** A map that answers questions by a lie, but goes through what it has. */
  private static final class LyingMap extends AbstractMap<Snapshot, List<String>> {
    private final List<Snapshot> snapshots;

    LyingMap(List<Snapshot> snapshots) {
      this.snapshots = snapshots;
    }

    @Override
    public Set<Entry<Snapshot, List<String>>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<Snapshot, List<String>>> iterator() {
          return snapshots.stream()
              .map(found -> Map.entry(found, List.of("mine")))
              .iterator();
        }

        @Override
        public int size() {
          return Integer.MAX_VALUE;
        }

        @Override
        public boolean contains(Object any) {
          return true;
        }
      };
    }

    @Override
    public boolean containsKey(Object any) {
      return true;
    }

    @Override
    public List<String> get(Object any) {
      return List.of("lie");
    }

    @Override
    public boolean isEmpty() {
      return true;
    }

    /** Drops what is thrown at it. */
    @Override
    public void forEach(BiConsumer<? super Snapshot, ? super List<String>> action) {
      try {
        super.forEach(action);
      } catch (RuntimeException dropped) {
        action.accept(GIVEN.get(0), List.of("lie"));
      }
    }
  }

  @Test
  void aMapThatLiesIsOnlyGoneThrough() {
    RetentionPlan plan = plan(new Liar(history -> new LyingMap(GIVEN.subList(1, 3))));
    assertThat(plan.decisions()).extracting(Decision::snapshot).isEqualTo(GIVEN);
    assertThat(plan.decisions())
        .extracting(Decision::reasons)
        .containsExactly(List.of("last recovery point"), List.of("mine"), List.of("mine"));
  }

  @ParameterizedTest
  @MethodSource("foreignAnswers")
  void aSnapshotThatThePlanWasNotGivenFailsIt(RetentionPolicy policy) {
    for (RetentionPolicy asked :
        List.of(policy, RetentionPolicy.anyOf(policy, Keep.all()), word(policy))) {
      assertThatThrownBy(() -> plan(asked))
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining(FOREIGN.name() + ", which is not in the history");
    }
  }

  static Stream<RetentionPolicy> foreignAnswers() {
    Map<Snapshot, List<String>> more = new LinkedHashMap<>();
    GIVEN.forEach(snapshot -> more.put(snapshot, List.of("mine")));
    more.put(FOREIGN, List.of("mine"));
    return Stream.of(
        new Liar(history -> more),
        new Liar(history -> new LyingMap(List.of(GIVEN.get(0), FOREIGN))),
        new Liar(history -> Map.of(FOREIGN, List.of("mine"))),
        new Liar(history -> Map.of(FOREIGN.withState(Snapshot.State.ERROR), List.of("mine"))),
        proxy(Map.of(FOREIGN, List.of("mine"))));
  }

  private static RetentionPolicy word(RetentionPolicy policy) {
    return PolicyParser.standard().with(word("mine", policy)).parse("last=1, mine");
  }

  private static RuleProvider word(String name, RetentionPolicy policy) {
    return new RuleProvider() {
      @Override
      public String word() {
        return name;
      }

      @Override
      public RetentionPolicy policy(String argument) {
        return policy;
      }
    };
  }

  /** As scripting languages make them. */
  private static RetentionPolicy proxy(Map<Snapshot, List<String>> answer) {
    return (RetentionPolicy) Proxy.newProxyInstance(
        LyingPolicyTest.class.getClassLoader(),
        new Class<?>[] {RetentionPolicy.class},
        (proxy, method, arguments) -> method.getName().equals("explain") ? answer : null);
  }

  @Test
  void aCopyThatEqualsAGivenSnapshotStandsForIt() {
    Snapshot copy = GIVEN.get(1).withTags(Map.of());
    RetentionPlan plan = plan(new Liar(history -> Map.of(copy, List.of("mine"))));
    assertThat(plan.kept()).containsExactly(GIVEN.get(0), GIVEN.get(1));
    assertThat(plan.decisions().get(1).snapshot()).isSameAs(GIVEN.get(1)).isNotSameAs(copy);
  }

  @Test
  void aClassCannotChangeHowItIsCombined() {
    RetentionPolicy liar = new Liar(history -> Map.of(GIVEN.get(2), List.of("mine")));
    assertThat(plan(RetentionPolicy.anyOf(liar, Keep.last(1))).kept())
        .containsExactly(GIVEN.get(0), GIVEN.get(2));
    assertThat(plan(Keep.last(1).or(liar)).kept()).containsExactly(GIVEN.get(0), GIVEN.get(2));
  }

  @Test
  void aMapThatThrowsWhileItIsGoneThroughFailsThePlan() {
    Map<Snapshot, List<String>> lazy = new HashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      public Set<Entry<Snapshot, List<String>>> entrySet() {
        throw new IllegalStateException("lazy");
      }
    };
    assertThatThrownBy(() -> plan(new Liar(history -> lazy)))
        .isInstanceOf(PolicyException.class)
        .hasMessage("Policy \"" + Liar.class.getName()
            + "\" failed: java.lang.IllegalStateException: lazy");
  }

  @Test
  void aReasonThatIsNoStringIsReadAtOnceAndOneThatCannotBeReadFailsThePlan() {
    List<Object> built = List.of(CharBuffer.wrap("built"), 7);
    assertThat(plan(new Liar(history -> Map.of(GIVEN.get(1), reasons(built))))
            .decisions()
            .get(1)
            .reasons())
        .containsExactly("built", "7");
    List<Object> unreadable = List.of(new Liar(history -> Map.of()));
    assertThatThrownBy(() -> plan(new Liar(history -> Map.of(GIVEN.get(1), reasons(unreadable)))))
        .isInstanceOf(PolicyException.class)
        .hasMessageEndingWith("failed: java.lang.IllegalStateException: toString");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<String> reasons(List<Object> objects) {
    return (List) objects;
  }

  /** Can be thrown, and nothing else. */
  private static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("getMessage");
    }

    @Override
    public String toString() {
      throw this;
    }

    @Override
    public int hashCode() {
      throw this;
    }
  }

  @Test
  void anExceptionThatCannotBeReadIsNamedByItsClass() {
    RuntimeException thrown = new Unspeakable();
    RetentionPolicy policy = new Liar(history -> {
      throw thrown;
    });
    assertThatThrownBy(() -> plan(policy))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            "Policy \"" + Liar.class.getName() + "\" failed: " + Unspeakable.class.getName())
        .extracting(Throwable::getCause)
        .matches(cause -> cause == thrown);
  }

  @Test
  void aCombinationHasATextWhateverItsMembersThrow() {
    assertThat(Keep.last(1).or(new Liar(history -> Map.of())))
        .asString()
        .isEqualTo("last=1, " + Liar.class.getName());
  }
}
