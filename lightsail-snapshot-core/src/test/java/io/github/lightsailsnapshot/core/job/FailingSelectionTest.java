package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A group whose clients or whose template throw whatever they like: the run of the others still ends with a report. */
class FailingSelectionTest {
  private final FleetFixture web = new FleetFixture(3).nightly(2);
  private final InstanceClient instances = web.region.instances();

  static Stream<Throwable> failures() {
    return Stream.of(
        new NoSuchMethodError("void a.B.c()"), new AssertionError(), new HostileException());
  }

  /** Throws an error, and returns an exception to be thrown. */
  private static RuntimeException thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private SnapshotJob job(Instance instance) {
    return web.job(instance.name(), Keep.last(3)).build();
  }

  private FleetReport run(FleetGroup... groups) {
    return web.empty().timeSource(web.time).groups(List.of(groups)).build().run();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anInstanceClientThatThrowsFailsItsGroupOnly(Throwable failure) {
    InstanceClient failing = () -> {
      throw thrown(failure);
    };

    FleetReport report = run(
        new FleetGroup(web.client, failing, Selection.all(), (client, instance) -> job(instance)),
        new FleetGroup(
            web.client, instances, Selection.named("web-0"), (client, instance) -> job(instance)));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.problems())
        .extracting(Problem::message)
        .contains("Could not list the instances: the client failed with "
            + failure.getClass().getSimpleName());
    assertThat(report.jobs())
        .extracting(SnapshotReport::outcome)
        .containsExactly(Outcome.SUCCEEDED);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aTemplateThatThrowsFailsItsJobOnly(Throwable failure) {
    FleetReport report = run(new FleetGroup(
        web.client, instances, Selection.all().except("web-2"), (client, instance) -> {
          if (instance.name().equals("web-0")) {
            return job(instance);
          }
          throw thrown(failure);
        }));

    assertThat(report.summary()).isEqualTo("1 of 2 failed");
    assertThat(report.unwell()).singleElement().satisfies(failed -> {
      assertThat(failed.source()).isEqualTo("web-1");
      assertThat(failed.errors().get(0).message()).startsWith("No job for web-1: ");
    });
    assertThat(web.of("web-2")).as("no job would have made them").hasSize(2);
  }

  @Test
  void aJobWithoutAReasonIsToldByTheClassOfItsException() {
    FleetReport report =
        run(new FleetGroup(web.client, instances, Selection.named("web-1"), (client, instance) -> {
          throw new AssertionError();
        }));

    assertThat(report.unwell().get(0).errors().get(0).message())
        .isEqualTo("No job for web-1: AssertionError");
  }

  /** A client that cannot tell where its snapshots are. */
  private record Placeless(SnapshotClient client, Supplier<Where> place) implements SnapshotClient {
    @Override
    public Where where() {
      return place.get();
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

  @ParameterizedTest
  @MethodSource("failures")
  void aClientThatCannotTellItsRegionIsOneOfTheRegion(Throwable failure) {
    SnapshotClient placeless = new Placeless(web.region, () -> {
      throw thrown(failure);
    });

    FleetReport report = run(new FleetGroup(
        placeless,
        instances,
        Selection.named("db-*"),
        (client, instance) -> SnapshotJob.builder(client, instance.name(), Keep.last(3))
            .clock(web.time)
            .timeSource(web.time)
            .build()));

    assertThat(report.problems())
        .extracting(Problem::message)
        .contains("Nothing in the region matches the selection: instances named db-*");
  }
}
