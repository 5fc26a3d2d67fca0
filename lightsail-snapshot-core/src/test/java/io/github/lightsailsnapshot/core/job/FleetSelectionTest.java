package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import io.github.lightsailsnapshot.core.selection.PolicyTag;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which instances a fleet takes, and what it says of the others. */
class FleetSelectionTest {
  private final FleetFixture web = new FleetFixture(4).nightly(5);
  private final AtomicInteger instanceListings = new AtomicInteger();
  private final InstanceClient instances = () -> {
    instanceListings.incrementAndGet();
    return web.region.instances().list();
  };
  private final JobTemplate keepsThree =
      (client, instance) -> web.job(instance.name(), Keep.last(3)).build();

  private FleetGroup group(Selection selection) {
    return group(selection, keepsThree);
  }

  private FleetGroup group(Selection selection, JobTemplate template) {
    return new FleetGroup(web.client, instances, selection, template);
  }

  private FleetReport run(FleetGroup... groups) {
    return web.empty().timeSource(web.time).groups(List.of(groups)).build().run();
  }

  private static List<String> sources(FleetReport report) {
    return report.jobs().stream().map(SnapshotReport::source).toList();
  }

  private static List<String> messages(FleetReport report) {
    return report.problems().stream().map(Problem::message).toList();
  }

  @Test
  void allInstancesOfARegion() {
    FleetReport report = run(group(Selection.all()));

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(sources(report)).containsExactly("web-0", "web-1", "web-2", "web-3");
    assertThat(report.problems()).isEmpty();
    assertThat(instanceListings).hasValue(1);
    assertThat(web.client.lists).hasValue(2);
  }

  @Test
  void instancesByTagExceptSome() {
    InMemorySnapshots unused = web.region
        .tag("web-1", "backup", "yes")
        .tag("web-2", "backup", "no")
        .tag("web-3", "backup", "yes");

    FleetReport report =
        run(group(Selection.tagged("backup=yes").except("*-3")), group(Selection.named("web-0")));

    assertThat(sources(report)).containsExactly("web-1", "web-0");
    assertThat(instanceListings).as("one listing for both groups").hasValue(1);
  }

  @Test
  void whatNoGroupSelectsIsNamed() {
    FleetReport report = run(group(Selection.named("web-0", "web-1")));

    assertThat(messages(report))
        .contains("2 instances in the region not selected by any group: web-2, web-3");
  }

  @Test
  void theSnapshotsOfAnInstanceThatIsNoLongerSelectedDegradeTheFleet() {
    FleetReport report = run(group(Selection.all().except("web-3")));

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(messages(report))
        .contains(
            "web-3 is no longer selected. Left of it: 5 snapshots, 200 GB, the newest 1 day old");
    assertThat(web.of("web-3")).as("never deleted").hasSize(5);
  }

  @Test
  void theSnapshotsOfAnInstanceThatIsGoneAreNamed() {
    web.region.removeInstance("web-3");

    FleetReport report = run(group(Selection.all()));

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(messages(report))
        .containsExactly(
            "web-3 no longer exists. Left of it: 5 snapshots, 200 GB, the newest 1 day old");
    assertThat(web.of("web-3")).as("never deleted").hasSize(5);
  }

  @Test
  void nobodyIsGoneByAnIncompleteListing() {
    InstanceClient incomplete =
        () -> InstanceListing.of(List.of(new Instance("web-0", "arn:0", Map.of())))
            .incomplete(new SnapshotException.IncompleteListing("Page 2 failed"));

    FleetReport report = run(new FleetGroup(web.client, incomplete, Selection.all(), keepsThree));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(sources(report)).containsExactly("web-0");
    assertThat(report.jobs().get(0).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.SELECTION_FAILED);
  }

  @Test
  void anEmptySelectionIsAFailure() {
    FleetReport report = run(group(Selection.tagged("backup")), group(Selection.named("web-0")));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(messages(report))
        .contains("Nothing in the region matches the selection: instances tagged backup");
    assertThat(sources(report)).as("the other group runs").containsExactly("web-0");
  }

  @Test
  void anInstanceListingThatFailsIsAFailureOfItsGroupOnly() {
    InstanceClient denied = () -> {
      throw new SnapshotException.AccessDenied("Could not list the instances: not allowed");
    };

    FleetReport report = run(
        new FleetGroup(web.client, denied, Selection.all(), keepsThree),
        group(Selection.named("web-0")));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(messages(report)).contains("Could not list the instances: not allowed");
    assertThat(sources(report)).containsExactly("web-0");
  }

  @Test
  void twoGroupsThatTakeOneInstanceUnderOneNameFailThoseJobsOnly() {
    FleetReport report = run(group(Selection.named("web-*")), group(Selection.named("web-2")));

    assertThat(report.summary()).isEqualTo("2 of 5 failed");
    assertThat(report.unwell()).extracting(SnapshotReport::source).containsOnly("web-2");
    assertThat(report.unwell().get(0).errors().get(0).message())
        .startsWith("No job for web-2 as web-2-auto: another job of the fleet uses the same names");
    assertThat(web.of("web-2")).as("nothing done").hasSize(5);
    assertThat(web.of("web-1")).hasSize(3);
  }

  @Test
  void oneInstanceSeenThroughTwoAccountsFailsThoseJobsOnly() {
    InMemorySnapshots other = InMemorySnapshots.ofInstances().clock(web.time);
    Instance same = web.region.instances().list().instances().get(1);
    FleetGroup twin = new FleetGroup(
        other,
        () -> InstanceListing.of(List.of(same)),
        Selection.all(),
        (client, instance) -> SnapshotJob.builder(client, instance.name(), Keep.last(3))
            .clock(web.time)
            .timeSource(web.time)
            .build());

    FleetReport report = run(group(Selection.all()), twin);

    assertThat(report.unwell())
        .extracting(SnapshotReport::source)
        .containsExactly("web-1", "web-1");
    assertThat(web.of("web-1")).hasSize(5);
  }

  @Test
  void anInstanceWhoseNameMakesNoBasenameFailsAlone() {
    JobTemplate oddNames = (client, instance) -> web.job(instance.name(), Keep.last(3))
        .basename(instance.name().equals("web-2") ? "in valid" : "{source}-x")
        .build();

    FleetReport report = run(group(Selection.all(), oddNames));

    assertThat(report.summary()).isEqualTo("1 of 4 failed");
    assertThat(report.unwell().get(0).errors().get(0).message())
        .startsWith("No job for web-2: ")
        .contains("in valid");
  }

  @Test
  void aTemplateThatGivesAllInstancesOneNameIsRefused() {
    JobTemplate oneName = (client, instance) ->
        web.job(instance.name(), Keep.last(3)).basename("nightly").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> group(Selection.all(), oneName))
        .withMessageContaining("nightly")
        .withMessageContaining("{source}");
    assertThat(group(Selection.named("web-0"), oneName).selection().isSingle()).isTrue();
  }

  @Test
  void aPolicyInATagKeepsMoreNeverLess() {
    InMemorySnapshots unused =
        web.region.tag("web-1", "keep", "last=5 / daily=2").tag("web-2", "keep", "last=1");
    PolicyTag tag = PolicyTag.named("keep");

    FleetReport report = run(group(
        Selection.all(),
        (client, instance) ->
            web.job(instance.name(), tag.applied(Keep.last(3), instance)).build()));

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.of("web-1")).hasSize(5);
    assertThat(web.of("web-2")).hasSize(3);
  }

  @Test
  void aPolicyInATagThatMayShortenReplacesThatOfTheGroup() {
    InMemorySnapshots unused = web.region.tag("web-2", "keep", "last=1");
    PolicyTag tag = PolicyTag.named("keep").mayShorten();

    FleetReport unusedReport = run(group(
        Selection.all(),
        (client, instance) ->
            web.job(instance.name(), tag.applied(Keep.last(3), instance)).build()));

    assertThat(web.of("web-1")).hasSize(3);
    assertThat(web.of("web-2")).hasSize(1);
  }

  @Test
  void aTagThatIsNoPolicyFailsItsJobWithTheColumn() {
    InMemorySnapshots unused = web.region.tag("web-2", "keep", "last=3 / dayly=7");
    RetentionPolicy three = Keep.last(3);

    FleetReport report = run(group(
        Selection.all(),
        (client, instance) -> web.job(
                instance.name(), PolicyTag.named("keep").applied(three, instance))
            .build()));

    assertThat(report.summary()).isEqualTo("1 of 4 failed");
    assertThat(report.unwell().get(0).errors().get(0).message())
        .startsWith("No job for web-2: The tag keep is not a policy: ")
        .contains("column 10");
  }

  @Test
  void inspectingShowsTheSelectionToo() {
    web.region.removeInstance("web-3");

    FleetStatus status = web.empty()
        .timeSource(web.time)
        .group(group(Selection.named("web-0", "web-1")))
        .build()
        .inspect();

    assertThat(status.jobs()).hasSize(2);
    assertThat(status.problems())
        .extracting(Problem::kind)
        .containsExactly(
            Problem.Kind.NOT_SELECTED, Problem.Kind.NO_LONGER_SELECTED, Problem.Kind.SOURCE_GONE);
    assertThat(web.client.counts()).containsExactly(1, 0, 0);
  }
}
