package io.github.lightsailsnapshot.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.testing.SnapshotClientCheck.Rule;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotClientCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final VirtualTime time = VirtualTime.startingAt(NOW);

  private SnapshotClientCheck check(UnaryOperator<SnapshotClient> client) {
    return SnapshotClientCheck.of(
            () -> client.apply(InMemorySnapshots.ofInstances("web-1")
                .clock(time)
                .settlesAfter(Duration.ofSeconds(20))),
            "web-1")
        .timeSource(time);
  }

  @Test
  void aClientThatKeepsTheContractPasses() {
    assertThatCode(() -> check(client -> client).check()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void eachRuleCanBeBroken(Wrong wrong) {
    Throwable thrown = catchThrowable(() -> check(wrong.client::apply).check());

    assertThat(thrown).isInstanceOf(AssertionError.class);
    Set<Rule> broken = EnumSet.allOf(Rule.class).stream()
        .filter(rule -> thrown.getMessage().contains("it " + rule + ": "))
        .collect(Collectors.toSet());
    assertThat(broken).contains(wrong.rule);
  }

  @Test
  void everyRuleIsBrokenByOneOfThem() {
    assertThat(EnumSet.allOf(Wrong.class)).extracting(wrong -> wrong.rule).contains(Rule.values());
  }

  @Test
  void aRuleCanBeLeftOut() {
    check(Wrong.WITHOUT_A_PLACE.client::apply).except(Rule.TELLS_WHERE_IT_IS).check();
  }

  @Test
  void aCheckOfNothingIsRefused() {
    SnapshotClientCheck one = check(client -> client);
    for (Rule rule : Rule.values()) {
      if (rule != Rule.TELLS_WHERE_IT_IS) {
        one = one.except(rule);
      }
    }
    SnapshotClientCheck last = one;
    assertThatIllegalArgumentException().isThrownBy(() -> last.except(Rule.TELLS_WHERE_IT_IS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> last.waitTimeout(Duration.ZERO))
        .withMessageContaining("PT0S");
  }

  /** Clients that break one rule each. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  private enum Wrong {
    SHOWS_WHAT_IS_NOT_THERE(Rule.LISTS_NOTHING_WHERE_NOTHING_IS, client -> new Delegating(client) {
      @Override
      public Listing list() {
        return new Listing(
            List.of(Snapshot.available("ghost", "web-1", NOW)), List.of(), Optional.of(NOW));
      }
    }),
    NAMES_ANOTHER_SOURCE(Rule.LISTS_WHAT_IT_CREATED, client -> new Delegating(client) {
      @Override
      public Listing list() {
        Listing real = super.list();
        return new Listing(
            real.snapshots().stream()
                .map(snapshot -> Snapshot.available(snapshot.name(), "db-1", NOW))
                .toList(),
            real.unreadable(),
            real.servedAt());
      }
    }),
    LEAVES_ALL_PENDING(Rule.TELLS_WHEN_A_SNAPSHOT_IS_AVAILABLE, client -> new Delegating(client) {
      @Override
      public Listing list() {
        Listing real = super.list();
        return new Listing(
            real.snapshots().stream()
                .map(snapshot -> snapshot.withState(Snapshot.State.PENDING))
                .toList(),
            real.unreadable(),
            real.servedAt());
      }
    }),
    TAKES_A_NAME_TWICE(Rule.REFUSES_A_NAME_THAT_IS_TAKEN, client -> new Delegating(client) {
      @Override
      public Optional<Instant> create(String source, String name) {
        try {
          return super.create(source, name);
        } catch (SnapshotException.NameTaken taken) {
          return Optional.empty();
        }
      }
    }),
    TAKES_ANY_SOURCE(Rule.KNOWS_NO_UNKNOWN_SOURCE, client -> new Delegating(client) {
      @Override
      public Optional<Instant> create(String source, String name) {
        return super.create("web-1", name);
      }
    }),
    DELETES_ALL(Rule.DELETES_THAT_SNAPSHOT_ALONE, client -> new Delegating(client) {
      @Override
      public void delete(Snapshot snapshot) {
        super.list().snapshots().forEach(super::delete);
      }
    }),
    FORGETS_WHAT_IS_GONE(Rule.KNOWS_WHAT_IS_GONE, client -> new Delegating(client) {
      @Override
      public void delete(Snapshot snapshot) {
        try {
          super.delete(snapshot);
        } catch (SnapshotException.NotFound gone) {
          throw new SnapshotException.InvalidRequest("no such snapshot");
        }
      }
    }),
    WITHOUT_A_PLACE(Rule.TELLS_WHERE_IT_IS, client -> new Delegating(client) {
      @Override
      public Where where() {
        throw new IllegalStateException("no place");
      }
    });

    private final Rule rule;
    private final UnaryOperator<SnapshotClient> client;

    Wrong(Rule rule, UnaryOperator<SnapshotClient> client) {
      this.rule = rule;
      this.client = client;
    }
  }

  private static class Delegating implements SnapshotClient {
    private final SnapshotClient client;

    Delegating(SnapshotClient client) {
      this.client = client;
    }

    @Override
    public Listing list() {
      return client.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      return client.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      client.delete(snapshot);
    }
  }
}
