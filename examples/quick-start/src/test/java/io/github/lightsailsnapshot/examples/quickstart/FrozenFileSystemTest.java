package io.github.lightsailsnapshot.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script in the place of {@code fsfreeze} that notes how it was called. */
class FrozenFileSystemTest {
  private final InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1");

  @TempDir
  private Path folder;

  private Path calls;

  @BeforeEach
  void noCallYet() throws IOException {
    calls = Files.createFile(folder.resolve("calls"));
  }

  /** A command that notes how it is called, and then ends as the line says. */
  private FrozenFileSystem frozenBy(String line) throws IOException {
    Path script = folder.resolve("fsfreeze");
    Files.writeString(script, "echo fsfreeze \"$@\" >> " + calls + "\n" + line + "\n");
    return new FrozenFileSystem(List.of("sh", script.toString()), Path.of("/srv/data"));
  }

  /** Notes when a snapshot is asked for, and has it made or not. */
  private final class Noting implements SnapshotClient {
    private final boolean grants;

    Noting(boolean grants) {
      this.grants = grants;
    }

    @Override
    public Listing list() {
      return region.list();
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      note("create");
      if (!grants) {
        throw new SnapshotException.AccessDenied("Could not create " + name);
      }
      return region.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      region.delete(snapshot);
    }
  }

  private void note(String line) {
    try {
      Files.writeString(calls, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private SnapshotReport run(FrozenFileSystem data, boolean grants) {
    return SnapshotJob.builder(new Noting(grants), "web-1", Keep.last(1))
        .waitTimeout(Duration.ZERO)
        .beforeSnapshot(data::freeze)
        .afterSnapshot(data::unfreeze)
        .hookTimeout(Duration.ofSeconds(5))
        .build()
        .run();
  }

  @Test
  void isFrozenForTheRequestAlone() throws IOException {
    assertThat(run(frozenBy("exit 0"), true).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(calls)
        .hasContent("fsfreeze --freeze /srv/data\ncreate\nfsfreeze --unfreeze /srv/data");
  }

  @Test
  void isReleasedAlsoIfTheRequestFails() throws IOException {
    assertThat(run(frozenBy("exit 0"), false).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(calls)
        .hasContent("fsfreeze --freeze /srv/data\ncreate\nfsfreeze --unfreeze /srv/data");
  }

  @Test
  void isNotReleasedIfSomebodyElseHasFrozenIt() throws IOException {
    SnapshotReport report = run(frozenBy("exit 16"), true);

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors().get(0).message())
        .endsWith("fsfreeze --freeze /srv/data ended with 16");
    assertThat(calls).hasContent("fsfreeze --freeze /srv/data");
  }

  @Test
  void isReleasedIfFreezingTookTooLong() throws IOException {
    FrozenFileSystem data = frozenBy("case $1 in --freeze) exec sleep 600;; esac");

    assertThat(run(data, true).outcome()).isEqualTo(Outcome.FAILED);

    assertThat(calls).hasContent("fsfreeze --freeze /srv/data\nfsfreeze --unfreeze /srv/data");
  }
}
