package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One execution's way to the region, on which everything can go wrong. */
final class HostClient implements SnapshotClient {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final World world;
  private final Execution execution;
  private final StaleListings views;
  private final DeletionRules deletionRules;

  HostClient(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
    this.views = new StaleListings(world);
    this.deletionRules = new DeletionRules(world, execution);
  }

  Execution execution() {
    return execution;
  }

  @Override
  public Listing list() {
    int call = execution.beginCall();
    execution.hooks().checkGoesOn();
    Fault fault = faultOf(CallKind.LIST, call);
    return exchange(
        new Request(CallKind.LIST, "", call, fault),
        () -> views.view(execution.number(), call, fault));
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    int call = execution.beginCall();
    execution.hooks().checkAtRest();
    new CreationRules(world, execution).beforeCall(name);
    Fault fault = faultOf(CallKind.CREATE, call);
    return exchange(new Request(CallKind.CREATE, name, call, fault), () -> {
      Instant accepted = created(source, name, call);
      return world.faultProfile().datesCreations() ? Optional.of(accepted) : Optional.empty();
    });
  }

  private Instant created(String source, String name, int call) {
    Optional<Snapshot> before = world.region().gone(name);
    Instant accepted = world.region().create(source, name, execution.number());
    world.lifecycle().decide(execution.number(), call, name);
    new SlotRule(world).check(name, before);
    new CreationRules(world, execution).afterEffect();
    return accepted;
  }

  @Override
  public void delete(Snapshot snapshot) {
    int call = execution.beginCall();
    execution.hooks().checkGoesOn();
    deletionRules.beforeCall(snapshot);
    Fault fault = faultOf(CallKind.DELETE, call);
    Object unused = exchange(new Request(CallKind.DELETE, snapshot.name(), call, fault), () -> {
      deleted(snapshot);
      return snapshot;
    });
  }

  private void deleted(Snapshot snapshot) {
    deletionRules.beforeEffect(snapshot);
    world.region().delete(snapshot);
  }

  private record Request(CallKind verb, String name, int call, Fault fault) {}

  private Fault faultOf(CallKind verb, int call) {
    world.others().meddle(execution, call);
    Optional<Fault> ofSpell = world.faultOfSpell(verb);
    if (ofSpell.isPresent()) {
      return ofSpell.get();
    }
    return world
            .seeded()
            .strikes("fault", execution.number(), call, world.faultProfile().faults())
        ? Fault.of(verb, world.seeded().draw("which fault", execution.number(), call))
        : Fault.NONE;
  }

  private <T> T exchange(Request request, Supplier<T> effect) {
    Instant began = world.region().now();
    try {
      T result = answer(request, effect, began);
      note(request, began, Optional.of(result), Optional.empty());
      return result;
    } catch (RuntimeException failure) {
      note(request, began, Optional.empty(), Optional.of(failure));
      throw failure;
    } finally {
      execution.mayBeHeldUp();
    }
  }

  private <T> T answer(Request request, Supplier<T> effect, Instant began) {
    Fault fault = request.fault();
    SplittableRandom random = world.seeded().draw("latency", execution.number(), request.call());
    if (fault.interrupts()) {
      execution.interrupt();
      Thread.currentThread().interrupt();
    }
    world.scheduler().pass(latency(random));
    if (fault.isLate()) {
      world
          .region()
          .bring(began.plusSeconds(40 + random.nextInt(200)), () -> arriveLate(request, effect));
    }
    Optional<T> result = fault.isEffective() ? Optional.of(effect.get()) : Optional.empty();
    if (fault.kills()) {
      note(request, began, Optional.empty(), Optional.empty());
      throw execution.kill();
    }
    Duration latency = latency(random);
    world.scheduler().pass(fault.takesTheWholeLimit() ? LIMIT : latency);
    fault
        .answer("Could not " + request.verb() + " in call " + request.call())
        .ifPresent(failure -> {
          throw failure;
        });
    return result.orElseThrow();
  }

  /** Nobody hears what becomes of it. */
  private <T> void arriveLate(Request request, Supplier<T> effect) {
    world.noted(execution, request.verb() + " " + request.name() + " arrives late");
    try {
      T unused = effect.get();
    } catch (SnapshotException unheard) {
      world.noted(execution, "in vain");
    }
  }

  private static Duration latency(SplittableRandom random) {
    int most = random.nextInt(20) == 0 ? 12_000 : 400;
    return Duration.ofMillis(1 + random.nextInt(most));
  }

  private void note(
      Request request, Instant began, Optional<Object> result, Optional<RuntimeException> failure) {
    RecordedCall exchange = new RecordedCall(
        execution.number(),
        request.verb(),
        request.name(),
        request.fault(),
        result,
        failure,
        began,
        world.region().now(),
        execution.clock().peek());
    execution.trace().add(exchange);
    world.noted(execution, exchange);
  }
}
