package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetentionPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final RetentionPolicy NOTHING = history -> List.of();

  private static RetentionPlan plan(RetentionPolicy policy, Snapshot... snapshots) {
    return RetentionPlan.of(policy, List.of(snapshots), NOW, ZoneOffset.UTC);
  }

  private static Snapshot at(String day) {
    return SnapshotSeries.at(day + "T03:00:00Z");
  }

  private static Snapshot of(String sourceId, Snapshot snapshot) {
    return snapshot.withSourceId(sourceId);
  }

  private static Snapshot automatic(Snapshot snapshot) {
    return snapshot.asCopyOfAutomatic();
  }

  @Nested
  class TheGuard {
    private final Snapshot today = at("2026-11-22");
    private final Snapshot yesterday = at("2026-11-21");
    private final Snapshot before = at("2026-11-20");

    @Test
    void keepsTheNewestRecoveryPointWhateverThePolicy() {
      RetentionPlan plan = plan(NOTHING, before, today, yesterday);
      assertThat(plan.kept()).containsExactly(today);
      assertThat(plan.deletions()).containsExactly(yesterday, before);
      assertThat(plan.decisions())
          .containsExactly(
              new Decision(today, Verdict.KEEP, List.of("last recovery point")),
              new Decision(yesterday, Verdict.DELETE, List.of("no rule keeps it")),
              new Decision(before, Verdict.DELETE, List.of("no rule keeps it")));
    }

    @Test
    void namesItselfOnlyWhereNoRuleWantsTheSnapshot() {
      assertThat(plan(Keep.last(1), today, before).decisions().get(0).reasons())
          .containsExactly("last 1");
    }

    @Test
    void keepsTheNewestOfASourceThatWasMadeAnew() {
      Snapshot old = of("arn:old", yesterday);
      Snapshot older = of("arn:old", before);
      RetentionPlan plan = plan(Keep.last(1), today, old, older);
      assertThat(plan.kept()).containsExactly(today, old);
      assertThat(plan.decisions().get(1).reasons()).containsExactly("last recovery point");
    }

    @Test
    void keepsWhatCannotBeJudged() {
      Snapshot pending = at("2026-11-19").withState(Snapshot.State.PENDING);
      Snapshot unknown = at("2026-11-18").withState(Snapshot.State.UNKNOWN);
      Snapshot failed = at("2026-11-17").withState(Snapshot.State.ERROR);
      Snapshot copy = automatic(at("2026-11-16"));
      Snapshot future = SnapshotSeries.at(NOW.plusNanos(1));
      RetentionPlan plan = plan(NOTHING, pending, unknown, failed, copy, future, today);
      assertThat(plan.deletions()).isEmpty();
      assertThat(plan.decisions())
          .extracting(Decision::reasons)
          .containsExactly(
              List.of("dated in the future"),
              List.of("last recovery point"),
              List.of("not yet available"),
              List.of("not yet available"),
              List.of("failed, not counted"),
              List.of("copy of an automatic snapshot"));
    }

    @Test
    void letsNothingThatIsNotARecoveryPointTakeItsPlace() {
      Snapshot failed = today.withState(Snapshot.State.ERROR);
      Snapshot copy = automatic(yesterday);
      assertThat(plan(Keep.last(1), failed, copy, before).decisions().get(2).reasons())
          .containsExactly("last 1");
    }

    @Test
    void judgesWhatIsDatedNow() {
      assertThat(plan(NOTHING, SnapshotSeries.at(NOW), SnapshotSeries.at(NOW.plusNanos(1)))
              .decisions()
              .get(1)
              .reasons())
          .containsExactly("last recovery point");
    }

    @Test
    void hasNothingToKeepOfNothing() {
      RetentionPlan plan = plan(Keep.all());
      assertThat(plan.decisions()).isEmpty();
      assertThat(plan.deletingFailed().decisions()).isEmpty();
    }
  }

  @Nested
  class DeletingFailed {
    private final Snapshot good = at("2026-11-20");
    private final Snapshot failedBefore = at("2026-11-19").withState(Snapshot.State.ERROR);
    private final Snapshot failedAfter = at("2026-11-21").withState(Snapshot.State.ERROR);

    @Test
    void givesUpWhatANewerRecoveryPointReplaced() {
      RetentionPlan plan = plan(Keep.all(), good, failedBefore, failedAfter);
      assertThat(plan.deletions()).isEmpty();
      RetentionPlan deleting = plan.deletingFailed();
      assertThat(deleting.deletions()).containsExactly(failedBefore);
      assertThat(deleting.decisions().get(2).reasons())
          .containsExactly("failed, and there is a newer recovery point");
      assertThat(deleting.decisions().subList(0, 2)).isEqualTo(plan.decisions().subList(0, 2));
      assertThat(deleting.now()).isEqualTo(NOW);
      assertThat(deleting.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void keepsWhatFailedAtTheSameInstant() {
      Snapshot same =
          Snapshot.available("failed", "web-1", good.createdAt()).withState(Snapshot.State.ERROR);
      assertThat(plan(Keep.all(), good, same).deletingFailed().deletions()).isEmpty();
    }

    @Test
    void countsNoRecoveryPointThatIsSetApart() {
      Snapshot future = SnapshotSeries.at(NOW.plusSeconds(1));
      Snapshot copy = automatic(at("2026-11-21"));
      Snapshot pending = at("2026-11-22").withState(Snapshot.State.PENDING);
      assertThat(plan(Keep.all(), future, copy, pending, failedBefore)
              .deletingFailed()
              .deletions())
          .isEmpty();
    }

    @Test
    void keepsAFailedCopyAndWhatFailedInTheFuture() {
      Snapshot copy = automatic(failedBefore);
      Snapshot future = SnapshotSeries.at(NOW.plusSeconds(1)).withState(Snapshot.State.ERROR);
      assertThat(plan(Keep.all(), good, copy, future).deletingFailed().deletions())
          .isEmpty();
    }
  }

  @Nested
  class TheTable {
    @Test
    void isForPeopleToRead() {
      Snapshot named =
          Snapshot.available("by-hand", "web-1", Instant.parse("2026-11-20T23:30:00Z"));
      RetentionPlan plan = RetentionPlan.of(
          Keep.last(1).or(Keep.daily(1)),
          List.of(named, at("2026-11-22"), at("2026-11-21")),
          NOW,
          ZoneId.of("Europe/Paris"));
      assertThat(plan).hasToString("""
              keep    2026-11-22 04:00:00+01:00  2026-11-22T03:00:00Z  last 1, daily 1
              DELETE  2026-11-21 04:00:00+01:00  2026-11-21T03:00:00Z  no rule keeps it
              DELETE  2026-11-21 00:30:00+01:00  by-hand               no rule keeps it
              1 to keep, 2 to delete (times in Europe/Paris)""");
    }

    @Test
    void tellsTheHoursApartThatComeTwice() {
      RetentionPlan plan = RetentionPlan.of(
          Keep.all(),
          SnapshotSeries.hourly(2, "2026-10-25T01:30:00Z"),
          NOW,
          ZoneId.of("Europe/London"));
      assertThat(plan.toString())
          .contains("2026-10-25 01:30:00+00:00  ", "2026-10-25 01:30:00+01:00  ");
    }

    @Test
    void letsNoNameOrReasonForgeALine() {
      Snapshot forged = Snapshot.available("a\nkeep", "web-1", NOW);
      RetentionPolicy policy = RetentionPolicy.of("\u001b[31m\nDELETE", History::newestFirst);
      assertThat(plan(policy, forged)).hasToString("""
              keep    2026-11-22 03:00:00  a?keep  ?[31m?DELETE
              1 to keep, 0 to delete (times in UTC)""");
    }

    @Test
    void isALineForNothing() {
      assertThat(plan(Keep.all())).hasToString("0 to keep, 0 to delete (times in UTC)");
    }
  }

  @Nested
  class APolicyThatMisbehaves {
    private final Snapshot today = at("2026-11-22");
    private final Snapshot foreign = at("2026-11-01");

    private void isRefused(RetentionPolicy policy, String message) {
      assertThatThrownBy(() -> plan(policy, today))
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining(message);
    }

    @Test
    void byThrowing() {
      RuntimeException thrown = new UnsupportedOperationException("not today");
      assertThatThrownBy(() -> plan(
              RetentionPolicy.of("mine", history -> {
                throw thrown;
              }),
              today))
          .isInstanceOf(PolicyException.class)
          .hasMessage("Policy \"mine\" failed: java.lang.UnsupportedOperationException: not today")
          .hasCause(thrown);
    }

    @Test
    void byAnsweringNull() {
      isRefused(
          RetentionPolicy.of("mine", history -> null).or(Keep.last(1)),
          "Policy \"mine\" answered null instead of the snapshots to keep");
      isRefused(
          history -> null,
          "Policy \"custom policy\" (RetentionPolicy.of(\"name\", ...) makes one with a name)"
              + " answered null");
    }

    @Test
    void byKeepingNull() {
      isRefused(
          RetentionPolicy.of("mine", history -> Collections.singletonList(null)),
          "Policy \"mine\" answered with null, which is not in the history");
    }

    @Test
    void byKeepingWhatItWasNotGiven() {
      isRefused(
          RetentionPolicy.of("mine", history -> List.of(today, foreign)),
          "Policy \"mine\" answered with " + foreign.name() + ", which is not in the history");
      isRefused(
          RetentionPolicy.of("mine", history -> List.of(of("arn:other", today))),
          "answered with " + today.name());
    }

    @Test
    void byExplainingNothing() {
      isRefused(new Explaining(null), "answered null instead of an explanation");
    }

    @Test
    void byThrowingWhateverCanBeThrown() throws Exception {
      for (Throwable thrown : List.of(
          new AssertionError("no"),
          new NoClassDefFoundError("no"),
          new StackOverflowError("no"),
          new IOException("no"))) {
        assertThatThrownBy(() -> plan(throwing(thrown), today))
            .isInstanceOf(PolicyException.class)
            .hasMessage("Policy \"mine\" failed: " + thrown)
            .hasCause(thrown);
      }
    }

    @Test
    void butTheErrorsOfTheMachineGoOnAsTheyAre() {
      for (Throwable machines : List.of(new OutOfMemoryError("no"), new InternalError("no"))) {
        assertThatThrownBy(() -> plan(throwing(machines), today)).isSameAs(machines);
        assertThatThrownBy(() -> plan(Keep.last(1).or(throwing(machines)), today))
            .isSameAs(machines);
      }
    }

    @Test
    void andAnInterruptIsNotLost() {
      assertThatThrownBy(() -> plan(throwing(new InterruptedException()), today))
          .hasMessageStartingWith("Policy \"mine\" failed: ");
      assertThat(Thread.interrupted()).isTrue();
    }

    private static RetentionPolicy throwing(Throwable thrown) {
      return RetentionPolicy.of("mine", history -> sneak(thrown));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> List<Snapshot> sneak(Throwable thrown) throws T {
      throw (T) thrown;
    }

    @Test
    void byALongMessageThatWouldFillALogOrForgeALine() {
      RetentionPolicy policy =
          throwing(new IllegalStateException("\u001b[31m\n" + "x".repeat(5_000)));
      assertThatThrownBy(() -> plan(policy, today))
          .message()
          .contains("IllegalStateException: ?[31m?xxx")
          .hasSizeLessThan(300);
    }

    @Test
    void byHavingNoNameEither() {
      IllegalStateException thrown = new IllegalStateException("the cause");
      RetentionPolicy nameless = new RetentionPolicy() {
        @Override
        public Collection<Snapshot> keep(History history) {
          throw thrown;
        }

        @Override
        public String toString() {
          throw new IllegalStateException("no name");
        }
      };
      assertThatThrownBy(() -> plan(nameless, today))
          .hasMessageStartingWith("Policy \"" + nameless.getClass().getName() + "\" failed: ")
          .hasMessageEndingWith("java.lang.IllegalStateException: the cause")
          .hasCause(thrown);
    }

    @Test
    void withinACombinationAndIsNamedAlone() {
      RetentionPolicy all = Keep.last(1).or(RetentionPolicy.of("second", names -> null));
      isRefusedAs(
          all.or(Keep.daily(7)),
          "Policy \"second\" answered null instead of the" + " snapshots to keep");
      isRefusedAs(
          Keep.last(1).or(throwing(new AssertionError("no"))).or(Keep.daily(7)),
          "Policy \"mine\" failed: java.lang.AssertionError: no");
      isRefusedAs(
          Keep.last(1).or(RetentionPolicy.of("third", history -> List.of(foreign))),
          "Policy \"third\" answered with " + foreign.name()
              + ", which is not in the history that it was given");
    }

    private void isRefusedAs(RetentionPolicy policy, String message) {
      assertThatThrownBy(() -> plan(policy, today))
          .isInstanceOf(PolicyException.class)
          .hasMessage(message);
    }

    @Test
    void behindAWordAndIsNamedByTheWord() {
      PolicyParser parser = PolicyParser.standard().with(new RuleProvider() {
        @Override
        public String word() {
          return "payday";
        }

        @Override
        public RetentionPolicy policy(String argument) {
          return history -> null;
        }
      });
      isRefusedAs(
          parser.parse("last=1, payday=25"),
          "Policy \"payday=25\" answered null instead of the snapshots to keep");
    }

    @Test
    void butNoReasonsAreToleratedInACombinationAsAlone() {
      Map<Snapshot, List<String>> explained = new HashMap<>();
      explained.put(today, null);
      assertThat(plan(new Explaining(explained).or(Keep.last(1)), today)
              .decisions()
              .get(0)
              .reasons())
          .containsExactly("custom policy", "last 1");
    }

    @Test
    void byAnsweringWithSomethingElseThanSnapshots() {
      isRefused(RetentionPolicy.of("mine", history -> names(history)), "ClassCastException");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<Snapshot> names(History history) {
      return (Collection) history.newestFirst().stream().map(Snapshot::name).toList();
    }

    @Test
    void butItsEqualCopiesAndRepetitionsAreUnderstood() {
      RetentionPolicy copying = history -> List.of(at("2026-11-22"), today, at("2026-11-22"));
      RetentionPlan plan = plan(copying, today, foreign);
      assertThat(plan.kept()).containsExactly(today);
      assertThat(plan.decisions().get(0).reasons()).containsExactly("custom policy");
    }

    @Test
    void andASnapshotThatItWantsWithoutAReasonStays() {
      Map<Snapshot, List<String>> explained = new HashMap<>();
      explained.put(foreign, List.of());
      assertThat(plan(new Explaining(explained), today, foreign).decisions().get(1))
          .isEqualTo(new Decision(foreign, Verdict.KEEP, List.of("custom policy")));
      explained.put(foreign, null);
      assertThat(
              plan(new Explaining(explained), today, foreign).decisions().get(1).keeps())
          .isTrue();
    }

    private record Explaining(Map<Snapshot, List<String>> explanation) implements RetentionPolicy {
      @Override
      public Collection<Snapshot> keep(History history) {
        return history.newestFirst();
      }

      @Override
      public Map<Snapshot, List<String>> explain(History history) {
        return explanation;
      }
    }
  }

  @Nested
  class Input {
    private final Snapshot today = at("2026-11-22");

    @Test
    void isLeftAsItIs() {
      List<Snapshot> snapshots =
          new ArrayList<>(List.of(at("2026-11-20"), today, at("2026-11-21")));
      List<Snapshot> before = List.copyOf(snapshots);
      RetentionPlan.of(Keep.last(1), snapshots, NOW, ZoneOffset.UTC);
      assertThat(snapshots).isEqualTo(before);
      assertThat(RetentionPlan.of(
                  Keep.last(1), Collections.unmodifiableList(snapshots), NOW, ZoneOffset.UTC)
              .kept())
          .containsExactly(today);
    }

    @Test
    void canChangeAfterwards() {
      List<Snapshot> snapshots = new ArrayList<>(List.of(today));
      RetentionPlan plan = RetentionPlan.of(Keep.all(), snapshots, NOW, ZoneOffset.UTC);
      History history = History.of(snapshots, NOW, ZoneOffset.UTC);
      snapshots.clear();
      assertThat(plan.kept()).containsExactly(today);
      assertThat(history.newestFirst()).containsExactly(today);
    }

    @Test
    void isRefusedWhereItIsNull() {
      assertThatThrownBy(() -> RetentionPlan.of(null, List.of(), NOW, ZoneOffset.UTC))
          .hasMessage("policy");
      List<Snapshot> snapshots = Arrays.asList(today, null);
      assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), snapshots, NOW, ZoneOffset.UTC))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Snapshot 1 of 2 is null");
      assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), null, NOW, ZoneOffset.UTC))
          .hasMessage("snapshots");
      assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), List.of(), null, ZoneOffset.UTC))
          .hasMessage("now");
      assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), List.of(), NOW, null))
          .hasMessage("zone");
      assertThatThrownBy(() -> History.of(null, NOW, ZoneOffset.UTC)).hasMessage("snapshots");
      assertThatThrownBy(() -> History.of(List.of(), null, ZoneOffset.UTC)).hasMessage("now");
      assertThatThrownBy(() -> History.of(List.of(), NOW, null)).hasMessage("zone");
    }

    @Test
    void isRefusedWhereANameIsGivenTwice() {
      Snapshot namesake = Snapshot.available(today.name(), "web-1", NOW.minusSeconds(1));
      assertThatThrownBy(() -> plan(Keep.all(), today, namesake))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Snapshot 2026-11-22T03:00:00Z is given twice; names must be unique");
      assertThatThrownBy(() -> plan(Keep.all(), today, today))
          .hasMessageContaining("is given twice");
    }

    @Test
    void isRefusedWhereANameIsGivenTwiceAmongMany() {
      List<Snapshot> many = new ArrayList<>(SnapshotSeries.hourly(1_000, "2026-11-22T03:00:00Z"));
      for (int i : new int[] {0, 1, 500, 999}) {
        Snapshot namesake =
            Snapshot.available(many.get(i).name(), "web-1", Instant.parse("2020-01-01T00:00:00Z"));
        List<Snapshot> twice = new ArrayList<>(many);
        twice.add(namesake);
        assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), twice, NOW, ZoneOffset.UTC))
            .hasMessageContaining(namesake.name() + " is given twice");
      }
      assertThat(RetentionPlan.of(Keep.all(), many, NOW, ZoneOffset.UTC).kept()).hasSize(1_000);
    }

    @Test
    void mayHaveNamesWhoseHashesAreEqual() {
      List<Snapshot> alike = alike(1_024);
      assertThat(alike.stream().map(snapshot -> snapshot.name().hashCode()).distinct())
          .hasSize(1);
      assertThat(RetentionPlan.of(Keep.all(), alike, NOW, ZoneOffset.UTC).kept())
          .isEqualTo(alike);
      for (int i : new int[] {0, 40, 1_023}) {
        List<Snapshot> twice = new ArrayList<>(alike);
        twice.add(Snapshot.available(alike.get(i).name(), "web-1", NOW));
        assertThatThrownBy(() -> RetentionPlan.of(Keep.all(), twice, NOW, ZoneOffset.UTC))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "Snapshot " + alike.get(i).name() + " is given twice; names must be unique");
      }
    }

    @Test
    void isNoLongerLookedUpOneByOneWhereHashesAreEqual() {
      Snapshot[] alike = alike(1_024).toArray(Snapshot[]::new);
      assertThat(new UniqueNames(alike).addUntilCrowded()).isEqualTo(UniqueNames.LONGEST_WALK + 1);
      Snapshot[] ordinary =
          SnapshotSeries.hourly(50_000, "2026-11-22T03:00:00Z").toArray(Snapshot[]::new);
      assertThat(new UniqueNames(ordinary).addUntilCrowded()).isEqualTo(50_000);
    }

    private static List<Snapshot> alike(int count) {
      List<Snapshot> alike = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String name = Integer.toBinaryString(count + i).replace("0", "Aa").replace("1", "BB");
        alike.add(Snapshot.available(name, "web-1", NOW.minusSeconds(i)));
      }
      return alike;
    }
  }

  @Nested
  class TheReasonOfADeletion {
    private final Snapshot today = at("2026-11-22");

    private List<String> reasonFor(RetentionPolicy policy, Map<String, String> tags) {
      RetentionPlan plan = plan(policy, today, at("2026-11-21").withTags(tags));
      assertThat(plan.deletions()).hasSize(1);
      return plan.decisions().get(1).reasons();
    }

    @Test
    void tellsOfATagThatDiffersFromARulesOnlyInCase() {
      assertThat(reasonFor(Keep.last(1).or(Keep.tagged("Hold")), Map.of("a", "", "hold", "")))
          .containsExactly("no rule keeps it; its tag hold differs from tagged=Hold only in case");
      assertThat(reasonFor(Keep.tagged("hold", "yes"), Map.of("hold", "Yes")))
          .containsExactly(
              "no rule keeps it; its tag hold:Yes differs from tagged=hold:yes only in case");
    }

    @Test
    void isPlainWhereTagsDifferInMore() {
      for (Map<String, String> tags :
          List.of(Map.of("holds", ""), Map.of("hold", "no"), Map.<String, String>of())) {
        assertThat(reasonFor(Keep.tagged("hold", "yes"), tags)).containsExactly("no rule keeps it");
      }
      assertThat(reasonFor(Keep.last(1), Map.of("Hold", ""))).containsExactly("no rule keeps it");
    }
  }

  @Nested
  class Keeping {
    private final Snapshot today = at("2026-11-22");
    private final Snapshot failed = at("2026-11-21").withState(Snapshot.State.ERROR);
    private final Snapshot old = at("2026-11-20");
    private final RetentionPlan plan = plan(NOTHING, today, failed, old).deletingFailed();

    @Test
    void turnsADeletionIntoAKeepForTheReasonGiven() {
      RetentionPlan keeping = plan.keeping("not yet", snapshot -> snapshot.equals(failed));
      assertThat(keeping.kept()).containsExactly(today, failed);
      assertThat(keeping.deletions()).containsExactly(old);
      assertThat(keeping.decisions().get(1))
          .isEqualTo(new Decision(failed, Verdict.KEEP, List.of("not yet")));
      assertThat(keeping.now()).isEqualTo(plan.now());
      assertThat(keeping.zone()).isEqualTo(plan.zone());
    }

    @Test
    void leavesWhatIsKeptForTheReasonsThatItHas() {
      assertThat(plan.keeping("not yet", snapshot -> true).decisions())
          .contains(plan.decisions().get(0))
          .hasSize(3);
      assertThat(plan.keeping("not yet", snapshot -> false).decisions())
          .isEqualTo(plan.decisions());
    }

    @Test
    void leavesThePlanItself() {
      plan.keeping("not yet", snapshot -> true);
      assertThat(plan.deletions()).containsExactly(failed, old);
    }

    @Test
    void needsAReason() {
      assertThatThrownBy(() -> plan.keeping(" ", snapshot -> true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A reason to keep snapshots is needed");
      assertThatThrownBy(() -> plan.keeping("not yet", null)).hasMessage("which");
    }
  }

  @Nested
  class ARecordedPlan {
    private final Snapshot newest = at("2026-11-21");
    private final Snapshot failed = at("2026-11-20").withState(Snapshot.State.ERROR);
    private final Snapshot oldest = at("2026-11-19");

    private RetentionPlan recorded(Decision... decisions) {
      return RetentionPlan.recorded(List.of(decisions), NOW, ZoneOffset.UTC);
    }

    private Decision keep(Snapshot snapshot) {
      return new Decision(snapshot, Verdict.KEEP, List.of("wanted"));
    }

    private Decision delete(Snapshot snapshot) {
      return new Decision(snapshot, Verdict.DELETE, List.of("not wanted"));
    }

    private void isRefused(String message, Decision... decisions) {
      assertThatThrownBy(() -> recorded(decisions))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }

    @Test
    void equalsTheOneThatItsPartsAreOf() {
      Seeds.each(200, seed -> {
        RandomHistory history = RandomHistory.of(seed);
        RetentionPolicy policy = RandomPolicies.independent(seed);
        RetentionPlan plan =
            RetentionPlan.of(policy, history.snapshots(), history.now(), history.zone());
        for (RetentionPlan made : List.of(plan, plan.deletingFailed())) {
          RetentionPlan again = RetentionPlan.recorded(made.decisions(), made.now(), made.zone());
          assertThat(again).isEqualTo(made).hasSameHashCodeAs(made).hasToString(made.toString());
        }
      });
    }

    @Test
    void differsFromOneOfAnotherTimeZoneOrDecision() {
      RetentionPlan plan = recorded(keep(newest), delete(oldest));
      List<Decision> decisions = plan.decisions();
      assertThat(plan)
          .isNotEqualTo(RetentionPlan.recorded(decisions, NOW.plusNanos(1), ZoneOffset.UTC))
          .isNotEqualTo(RetentionPlan.recorded(decisions, NOW, ZoneId.of("UTC")))
          .isNotEqualTo(recorded(keep(newest), keep(oldest)))
          .isNotEqualTo(recorded(keep(newest)))
          .isNotEqualTo(new Object());
    }

    @Test
    void isRefusedWhereItGivesUpALastRecoveryPoint() {
      isRefused(
          "No plan deletes " + newest.name() + ": last recovery point",
          delete(newest),
          keep(oldest));
      isRefused(
          "No plan deletes " + oldest.name() + ": last recovery point",
          keep(newest),
          delete(of("another", oldest)));
    }

    @Test
    void isRefusedWhereItGivesUpWhatIsSetApart() {
      Snapshot pending = newest.withState(Snapshot.State.PENDING);
      isRefused("No plan deletes " + newest.name() + ": not yet available", delete(pending));
      Snapshot future = at("2026-12-24");
      isRefused("No plan deletes " + future.name() + ": dated in the future", delete(future));
      isRefused(
          "No plan deletes " + oldest.name() + ": copy of an automatic snapshot",
          keep(newest),
          delete(automatic(oldest)));
      isRefused("No plan deletes " + failed.name() + ": failed, not counted", delete(failed));
    }

    @Test
    void mayGiveUpAFailedOneThatWasReplaced() {
      assertThat(recorded(keep(newest), delete(failed)).deletions()).containsExactly(failed);
    }

    @Test
    void isRefusedOutOfOrderOrWithANameTwice() {
      isRefused(
          "The decisions of a plan must be ordered newest snapshot first",
          keep(oldest),
          keep(newest));
      isRefused(
          "Snapshot " + newest.name() + " is given twice; names must be unique",
          keep(newest),
          keep(newest));
    }

    @Test
    void isNotChangedByWhoRecordedIt() {
      List<Decision> decisions = new ArrayList<>(List.of(keep(newest)));
      RetentionPlan plan = RetentionPlan.recorded(decisions, NOW, ZoneOffset.UTC);
      decisions.clear();
      assertThat(plan.decisions()).hasSize(1);
    }
  }

  @Nested
  class ADecision {
    @Test
    void hasAReason() {
      assertThatThrownBy(() -> new Decision(at("2026-11-22"), Verdict.KEEP, List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("No reason to KEEP 2026-11-22T03:00:00Z");
    }

    @Test
    void isOfASnapshot() {
      assertThatThrownBy(() -> new Decision(null, Verdict.KEEP, List.of("mine")))
          .hasMessage("snapshot");
      assertThatThrownBy(() -> new Decision(at("2026-11-22"), null, List.of("mine")))
          .hasMessage("verdict");
    }

    @Test
    void isNotChangedByWhoMadeIt() {
      List<String> reasons = new ArrayList<>(List.of("mine"));
      Decision decision = new Decision(at("2026-11-22"), Verdict.KEEP, reasons);
      reasons.clear();
      assertThat(decision.reasons()).containsExactly("mine");
    }

    @Test
    void cannotBeTakenOutOfAPlan() {
      List<Decision> decisions = plan(Keep.all(), at("2026-11-22")).decisions();
      assertThatThrownBy(decisions::clear).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void tellsWhatItWasMadeFor() {
    RetentionPlan plan = RetentionPlan.of(Keep.all(), List.of(), NOW, ZoneId.of("Asia/Kolkata"));
    assertThat(plan.now()).isEqualTo(NOW);
    assertThat(plan.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
  }
}
