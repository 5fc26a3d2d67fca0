package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A client that writes down each call, and lets a test change what the next calls do. */
public final class ScriptedClient implements SnapshotClient {
  private final SnapshotClient client;
  private final List<String> calls = new ArrayList<>();
  private final Deque<UnaryOperator<Supplier<Listing>>> listings = new ArrayDeque<>();
  private final Deque<UnaryOperator<Supplier<Optional<Instant>>>> creations = new ArrayDeque<>();
  private UnaryOperator<Supplier<Optional<Instant>>> otherCreations = real -> real;
  private final Deque<UnaryOperator<Runnable>> deletions = new ArrayDeque<>();

  public ScriptedClient(SnapshotClient client) {
    this.client = client;
  }

  public List<String> calls() {
    return calls;
  }

  public long count(String verb) {
    return calls.stream().filter(call -> call.startsWith(verb)).count();
  }

  /** The next listing not spoken for yet is this instead; it is given the real one. */
  public ScriptedClient nextListing(UnaryOperator<Supplier<Listing>> instead) {
    listings.add(instead);
    return this;
  }

  public ScriptedClient nextCreation(UnaryOperator<Supplier<Optional<Instant>>> instead) {
    creations.add(instead);
    return this;
  }

  /** Each creation not spoken for otherwise is this instead. */
  public ScriptedClient everyCreation(UnaryOperator<Supplier<Optional<Instant>>> instead) {
    otherCreations = instead;
    return this;
  }

  public ScriptedClient nextDeletion(UnaryOperator<Runnable> instead) {
    deletions.add(instead);
    return this;
  }

  @Override
  public Listing list() {
    calls.add("list");
    UnaryOperator<Supplier<Listing>> instead = listings.poll();
    return instead == null ? client.list() : instead.apply(client::list).get();
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    calls.add("create " + name);
    UnaryOperator<Supplier<Optional<Instant>>> instead = creations.poll();
    Supplier<Optional<Instant>> real = () -> client.create(source, name);
    return (instead == null ? otherCreations : instead).apply(real).get();
  }

  @Override
  public void delete(Snapshot snapshot) {
    calls.add("delete " + snapshot.name());
    UnaryOperator<Runnable> instead = deletions.poll();
    Runnable real = () -> client.delete(snapshot);
    (instead == null ? real : instead.apply(real)).run();
  }
}
