package io.github.lightsailsnapshot.core.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The commit that is checked out, read from git's files, so that no git need be installed. */
final class CheckedOutCommit {
  private static final String LINK = "gitdir: ";
  private static final String REFERENCE = "ref: ";
  private static final int DIGITS = 7;

  private CheckedOutCommit() {}

  /** The first digits of the commit's name, as git abbreviates it; nothing outside of a repository. */
  static Optional<String> abbreviated(Path somewhereInside) {
    try {
      return gitDirectory(somewhereInside.toAbsolutePath())
          .flatMap(CheckedOutCommit::head)
          .filter(name -> name.matches("[0-9a-f]{40,64}"))
          .map(name -> name.substring(0, DIGITS));
    } catch (UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Path> gitDirectory(Path inside) {
    return Stream.iterate(inside, Path::getParent)
        .takeWhile(directory -> directory != null)
        .map(directory -> directory.resolve(".git"))
        .filter(Files::exists)
        .findFirst()
        .map(CheckedOutCommit::followed);
  }

  /** In a further work tree it is a file that tells where the directory is. */
  private static Path followed(Path git) {
    if (Files.isDirectory(git)) {
      return git;
    }
    String link = textOf(git).orElse("");
    return git.resolveSibling(link.startsWith(LINK) ? link.substring(LINK.length()) : link);
  }

  private static Optional<String> head(Path git) {
    Optional<String> head = textOf(git.resolve("HEAD"));
    return head.filter(text -> text.startsWith(REFERENCE))
        .map(text -> named(git, text.substring(REFERENCE.length())))
        .orElse(head);
  }

  private static Optional<String> named(Path git, String reference) {
    Path common = textOf(git.resolve("commondir")).map(git::resolve).orElse(git);
    return textOf(git.resolve(reference))
        .or(() -> textOf(common.resolve(reference)))
        .or(() -> packed(common, reference));
  }

  private static Optional<String> packed(Path git, String reference) {
    return textOf(git.resolve("packed-refs")).stream()
        .flatMap(String::lines)
        .filter(line -> line.endsWith(" " + reference))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  private static Optional<String> textOf(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
