package io.github.lightsailsnapshot.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedOutCommitTest {
  private static final String NAME = "0123456789abcdef0123456789abcdef01234567";

  @TempDir
  private Path directory;

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  @Test
  void theCommitOfABranchIsReadFromABelowDirectory() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main");
    write(".git/refs/heads/main", NAME);

    assertThat(CheckedOutCommit.abbreviated(directory.resolve("a/b"))).contains("0123456");
  }

  @Test
  void aDetachedHeadAndAPackedBranchAreRead() throws IOException {
    write("detached/.git/HEAD", NAME);
    write("packed/.git/HEAD", "ref: refs/heads/main");
    write("packed/.git/packed-refs", "# pack-refs with: peeled\n" + NAME + " refs/heads/main");

    assertThat(CheckedOutCommit.abbreviated(directory.resolve("detached"))).contains("0123456");
    assertThat(CheckedOutCommit.abbreviated(directory.resolve("packed"))).contains("0123456");
  }

  @Test
  void aFurtherWorkTreeIsRead() throws IOException {
    write("main/.git/refs/heads/topic", NAME);
    write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/topic");
    write("main/.git/worktrees/tree/commondir", "../..");
    write("tree/.git", "gitdir: " + directory.resolve("main/.git/worktrees/tree"));

    assertThat(CheckedOutCommit.abbreviated(directory.resolve("tree"))).contains("0123456");
  }

  @Test
  void withoutARepositoryOrABranchThereIsNone() throws IOException {
    write("unborn/.git/HEAD", "ref: refs/heads/main");

    assertThat(CheckedOutCommit.abbreviated(directory.resolve("unborn"))).isEmpty();
    assertThat(CheckedOutCommit.abbreviated(Path.of("/"))).isEmpty();
  }
}
