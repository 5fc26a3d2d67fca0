package io.github.lightsailsnapshot.examples.commandline.hooks;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A shell and its child processes. It is stopped from the top, because a shell whose command is stopped first continues
 * with the next command.
 */
final class ProcessTree {
  private final ProcessHandle shell;

  /**
   * The processes in the order in which they are stopped. They are collected first, because a process whose parent has
   * ended can no longer be found.
   */
  private final Set<ProcessHandle> known = new LinkedHashSet<>();

  ProcessTree(ProcessHandle shell) {
    this.shell = shell;
  }

  /**
   * Asks all of them to end, and kills those that have not ended after some time. It takes at most twice that time,
   * because a dead process that its new parent has not yet reaped looks like a running one.
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
