package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fleet says of a source that was once named in it. */
class NamedSourcesTest {
  private final FleetFixture web = new FleetFixture(3).nightly(5);
  private final JobTemplate keepsThree =
      (client, instance) -> web.job(instance.name(), Keep.last(3)).build();

  /** A fleet that names web-0 and web-1, and no longer web-2. */
  private SnapshotFleet.Builder fleet() {
    return web.empty()
        .timeSource(web.time)
        .job(web.job("web-0", Keep.last(3)).build())
        .job(web.job("web-1", Keep.last(3)).build())
        .leftoversOf(web.client, keepsThree);
  }

  private static List<String> messages(FleetReport report) {
    return report.problems().stream().map(Problem::message).toList();
  }

  @Test
  void isNamedWithTheAgeOfItsNewestSnapshotOnceNobodyTakesMore() {
    web.time.pass(Duration.ofDays(3));

    FleetReport report = fleet().build().run();

    assertThat(messages(report))
        .singleElement()
        .asString()
        .startsWith("web-2 has no job in this fleet. Left of it: 5 snapshots, ")
        .endsWith("the newest 4 days old");
    assertThat(report.problems().get(0).advice()).contains("is not known");
    assertThat(report.problems().get(0).kind()).isEqualTo(Problem.Kind.NO_LONGER_SELECTED);
    assertThat(report.outcome()).as("another fleet may own it").isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.client.lists).as("no listing of its own").hasValue(2);
    assertThat(web.region.list().snapshots())
        .filteredOn(snapshot -> snapshot.source().name().equals("web-2"))
        .hasSize(5);
  }

  @Test
  void isNotNamedAsLongAsSomebodyTakesSnapshotsOfIt() {
    web.time.pass(Duration.ofDays(3));
    assertThat(web.job("web-2", Keep.last(9)).build().run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    web.time.pass(Duration.ofHours(40));

    assertThat(fleet().build().run().problems()).isEmpty();
  }

  @Test
  void isNotNamedForSnapshotsThatTheFleetWouldNotMake() {
    FleetFixture bare = new FleetFixture(2);
    InMemorySnapshots unused =
        bare.region.add("web-1", "by-hand", bare.time.instant().minus(Duration.ofDays(9)));
    FleetReport report = bare.empty()
        .timeSource(bare.time)
        .job(bare.job("web-0", Keep.last(3)).build())
        .leftoversOf(
            bare.client,
            (client, instance) -> bare.job(instance.name(), Keep.last(3)).build())
        .build()
        .run();
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void isToldOnceWhereAGroupTellsItToo() {
    web.time.pass(Duration.ofDays(3));
    FleetReport report = fleet()
        .group(new FleetGroup(
            web.client, web.region.instances(), Selection.named("none-*"), keepsThree))
        .build()
        .run();
    assertThat(messages(report)).filteredOn(text -> text.contains("Left of it")).hasSize(1);
  }
}
