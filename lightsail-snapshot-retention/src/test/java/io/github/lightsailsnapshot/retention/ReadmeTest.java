package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that people read before they trust the module: what it says is what the module does. */
class ReadmeTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static String readme = "";

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(MODULE.resolve("README.md"));
  }

  /** A table of the page: the cells of its header, and those of its rows. */
  private record Table(List<String> header, List<List<String>> rows) {
    static List<Table> in(String page) {
      return Pattern.compile("(?m)(?:^\\|.*\\R)+")
          .matcher(page)
          .results()
          .map(MatchResult::group)
          .map(Table::read)
          .toList();
    }

    private static Table read(String text) {
      List<List<String>> lines = text.lines().map(Table::cells).toList();
      return new Table(lines.get(0), lines.subList(2, lines.size()));
    }

    private static List<String> cells(String line) {
      return Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
          .map(String::strip)
          .toList();
    }

    String title() {
      return header.get(0);
    }
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }

  @Test
  void everyWorkedExampleHolds() {
    List<Table> examples = Table.in(readme).stream()
        .filter(table -> table.title().startsWith("created"))
        .toList();
    assertThat(examples).hasSize(4);
    for (Table table : examples) {
      for (int column = 1; column < table.header().size(); column++) {
        holds(table, column);
      }
    }
  }

  private static void holds(Table table, int column) {
    ZoneId zone = ZoneId.of(table.title().replaceAll("created \\((.*)\\)", "$1"));
    List<Snapshot> snapshots = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    for (List<String> row : table.rows()) {
      snapshots.add(Snapshot.available(row.get(0), "web-1", time(row.get(0), zone)));
      expected.put(row.get(0), row.get(column));
    }
    String policy = code(table.header().get(column));
    Instant now = snapshots.get(0).createdAt();
    Map<String, String> actual = new TreeMap<>();
    for (Decision decision :
        RetentionPlan.of(RetentionPolicy.parse(policy), snapshots, now, zone).decisions()) {
      actual.put(decision.snapshot().name(), verdict(decision));
    }
    assertThat(actual).as(policy).isEqualTo(expected);
  }

  private static Instant time(String text, ZoneId zone) {
    return text.contains("+")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }

  private static String verdict(Decision decision) {
    return decision.keeps() ? String.join(", ", decision.reasons()) : "no";
  }

  @Test
  void everyTextIsReadAsItSays() {
    Table texts = table("text", "read as");
    assertThat(texts.rows()).hasSizeGreaterThan(5);
    for (List<String> row : texts.rows()) {
      String text = code(row.get(0));
      if (row.get(1).startsWith("error: ")) {
        assertThatThrownBy(() -> RetentionPolicy.parse(text))
            .hasMessageContaining(row.get(1).substring("error: ".length()));
      } else {
        assertThat(RetentionPolicy.parse(text)).hasToString(code(row.get(1)));
      }
    }
  }

  private static Table table(String first, String second) {
    return Table.in(readme).stream()
        .filter(table -> table.header().subList(0, 2).equals(List.of(first, second)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRuleIsThePolicyBesideIt() {
    List<String> codes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (List<String> row : table("text", "in code").rows()) {
      for (String code : row.get(1).split("(?<=`), ", -1)) {
        codes.add(code(code));
        texts.add(code(row.get(0)));
      }
    }
    try (Shell shell = new Shell()) {
      shell.evaluate("import io.github.lightsailsnapshot.retention.*;");
      shell.evaluate("import java.time.*;");
      String policies = shell.evaluate("List.of(" + String.join(", ", codes) + ").toString()");
      List<String> written = List.of(policies.replaceAll("[\\[\\]\"]", "").split(", ", -1));
      assertThat(written).hasSameSizeAs(texts);
      for (int i = 0; i < written.size(); i++) {
        assertThat(List.of(texts.get(i).split(", ", -1))).contains(written.get(i));
      }
    }
  }

  @Test
  void everyRuleThatTheTableNamesCanBeParsed() {
    for (List<String> row : table("text", "in code").rows()) {
      for (String text : row.get(0).split(", ", -1)) {
        if (text.startsWith("`")) {
          assertThat(RetentionPolicy.parse(code(text))).hasToString(code(text));
        }
      }
    }
  }

  @Test
  void everyBlockOfCodeRuns() {
    List<String> blocks = Pattern.compile("(?s)```java\\R(.*?)```")
        .matcher(readme)
        .results()
        .map(block -> block.group(1))
        .toList();
    assertThat(blocks).hasSize(7);
    try (Shell shell = new Shell()) {
      blocks.forEach(shell::evaluateAll);
      assertThat(shell.checked).isEqualTo(14);
    }
  }

  /** A shell as {@code jshell} starts it. A comment says what a snippet gives: {@code ==> value} or {@code throws}. */
  private static final class Shell implements AutoCloseable {
    private static final Pattern PROMISE = Pattern.compile("// (==>|throws) (\\w+)");

    private final JShell shell = JShell.builder()
        .executionEngine("local")
        .compilerOptions("-classpath", MODULE.resolve("target/classes").toString())
        .build();
    private int checked;

    Shell() {
      evaluate("import java.util.*;");
    }

    /** Line by line, as people type: what is not complete goes on with the next one. */
    void evaluateAll(String source) {
      StringBuilder snippet = new StringBuilder();
      for (String line : source.lines().filter(text -> !text.isBlank()).toList()) {
        snippet.append(line).append('\n');
        if (shell
            .sourceCodeAnalysis()
            .analyzeCompletion(snippet.toString())
            .completeness()
            .isComplete()) {
          evaluatePromise(snippet.toString(), line);
          snippet.setLength(0);
        }
      }
      assertThat(snippet).isEmpty();
    }

    private void evaluatePromise(String snippet, String line) {
      List<MatchResult> promises = PROMISE.matcher(line).results().toList();
      if (promises.isEmpty()) {
        evaluate(snippet);
      } else if (promises.get(0).group(1).equals("throws")) {
        checked++;
        assertThat(thrownBy(snippet)).isEqualTo("java.lang." + promises.get(0).group(2));
      } else {
        checked++;
        assertThat(evaluate(snippet)).as(snippet).isEqualTo(promises.get(0).group(2));
      }
    }

    String evaluate(String snippet) {
      String value = "";
      for (SnippetEvent event : shell.eval(snippet)) {
        assertThat(event.status())
            .as("%s %s", snippet, shell.diagnostics(event.snippet()).toList())
            .isEqualTo(Snippet.Status.VALID);
        assertThat(event.exception()).as(snippet).isNull();
        value = event.value();
      }
      return value;
    }

    private String thrownBy(String snippet) {
      return shell.eval(snippet).stream()
          .map(event -> (EvalException) event.exception())
          .map(EvalException::getExceptionClassName)
          .findFirst()
          .orElse("nothing");
    }

    @Override
    public void close() {
      shell.close();
    }
  }
}
