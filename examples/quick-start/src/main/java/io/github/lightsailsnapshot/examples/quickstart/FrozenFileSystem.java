package io.github.lightsailsnapshot.examples.quickstart;

import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds all writing to a file system of this machine for the moment in which a snapshot is asked for, by {@code fsfreeze} of
 * util-linux, which needs root. Not for the root file system: whoever freezes that freezes himself.
 *
 * <pre>{@code
 * FrozenFileSystem data = FrozenFileSystem.at(Path.of("/srv/data"));
 * job.beforeSnapshot(data::freeze).afterSnapshot(data::unfreeze)
 * }</pre>
 *
 * <p>For one job, whose runs do not overlap. {@link ConsistencyHook} tells when the hooks are called.
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
   * The file system that is mounted here.
   *
   * @param mountPoint where
   * @return what freezes it
   */
  public static FrozenFileSystem at(Path mountPoint) {
    return new FrozenFileSystem(List.of("fsfreeze"), mountPoint);
  }

  /**
   * The hook before the snapshot: writes what is in memory, and lets nobody write.
   *
   * @throws IOException if it could not be frozen; it is not, then, or was frozen by somebody else
   * @throws InterruptedException if it took too long; it may be frozen then
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
   * The hook after the snapshot: lets everybody write, if it was this one who held them.
   *
   * @throws IOException if it may still be frozen
   * @throws InterruptedException if it took too long; it may still be frozen
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
