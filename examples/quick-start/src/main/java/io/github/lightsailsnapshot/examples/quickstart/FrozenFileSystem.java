package io.github.lightsailsnapshot.examples.quickstart;

import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Suspends all writes to a file system of this machine while a snapshot is requested, with {@code fsfreeze} of
 * util-linux, which requires root. Do not use it for the root file system, because that would block this process as
 * well.
 *
 * <pre>{@code
 * FrozenFileSystem data = FrozenFileSystem.at(Path.of("/srv/data"));
 * job.beforeSnapshot(data::freeze).afterSnapshot(data::unfreeze)
 * }</pre>
 *
 * <p>Use an object for one job only, whose runs must not overlap. {@link ConsistencyHook} documents when the hooks are
 * called.
 */
public final class FrozenFileSystem {
  private final List<String> command;
  private final Path mountPoint;
  private volatile boolean mayBeFrozen;

  FrozenFileSystem(List<String> command, Path mountPoint) {
    this.command = command;
    this.mountPoint = mountPoint;
  }

  /**
   * Creates the hooks for a file system.
   *
   * @param mountPoint where the file system is mounted
   * @return the hooks
   */
  public static FrozenFileSystem at(Path mountPoint) {
    return new FrozenFileSystem(List.of("fsfreeze"), mountPoint);
  }

  /**
   * The hook before the snapshot: flushes the file system and suspends writes.
   *
   * @throws IOException if the file system could not be frozen; it is then not frozen, or another process froze it
   * @throws InterruptedException if it took too long; the file system may be frozen
   */
  public void freeze() throws IOException, InterruptedException {
    mayBeFrozen = true;
    int status = run("--freeze");
    if (status != 0) {
      mayBeFrozen = false;
      throw new IOException("fsfreeze --freeze " + mountPoint + " ended with " + status);
    }
  }

  /**
   * The hook after the snapshot: resumes writes, if this object suspended them.
   *
   * @throws IOException if the file system may still be frozen
   * @throws InterruptedException if it took too long; the file system may still be frozen
   */
  public void unfreeze() throws IOException, InterruptedException {
    if (!mayBeFrozen) {
      return;
    }
    int status = run("--unfreeze");
    if (status != 0) {
      throw new IOException("fsfreeze --unfreeze " + mountPoint + " ended with " + status);
    }
    mayBeFrozen = false;
  }

  private int run(String option) throws IOException, InterruptedException {
    List<String> line = Stream.concat(command.stream(), Stream.of(option, mountPoint.toString()))
        .toList();
    Process process = new ProcessBuilder(line).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
