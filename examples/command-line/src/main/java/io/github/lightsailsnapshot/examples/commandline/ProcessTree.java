package io.github.lightsailsnapshot.examples.commandline;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A shell and all that it has started. It is stopped from the top: a shell whose command ends before it goes on to the next
 * one.
 */
final class ProcessTree {
  private final ProcessHandle shell;

  /** In the order in which they are to end. A process whose parent has ended is found by nobody any more. */
  private final Set<ProcessHandle> known = new LinkedHashSet<>();

  ProcessTree(ProcessHandle shell) {
    this.shell = shell;
  }

  /**
   * Asks all of them to end, and ends by force what has not after a time, however it got there. Takes at most twice that
   * time: a process that is dead but not yet taken note of by its new parent cannot be told from one that goes on.
   */
  void stop(Duration grace) {
    find(shell);
    known.forEach(ProcessHandle::destroy);
    awaitEnd(grace);
    Set.copyOf(known).forEach(this::find);
    known.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(grace);
  }

  private void find(ProcessHandle process) {
    known.add(process);
    process.descendants().forEach(known::add);
  }

  private void awaitEnd(Duration limit) {
    CompletableFuture<?>[] ends =
        known.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> unused = CompletableFuture.allOf(ends)
        .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    unused.join();
  }
}
