package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page of the Javadoc. */
class OverviewTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");

  @Test
  void it_shows_the_code_of_the_readme() throws IOException {
    String shown = only("(?s)<pre><code>\\R(.*?)</code></pre>", ".mvn/javadoc/overview.html")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    assertThat(shown)
        .contains("SnapshotJob.builder")
        .isEqualTo(only("(?s)```java\\R(.*?)```", "README.md"));
  }

  private static String only(String regex, String page) throws IOException {
    return Pattern.compile(regex)
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map(MatchResult::group)
        .map(block -> block.replaceFirst(regex, "$1"))
        .reduce((first, second) -> {
          throw new AssertionError("Two blocks of code in " + page);
        })
        .orElseThrow();
  }
}
