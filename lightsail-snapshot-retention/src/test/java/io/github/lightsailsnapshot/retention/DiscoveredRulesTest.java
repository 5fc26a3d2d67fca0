package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that other jars provide. */
class DiscoveredRulesTest {
  @TempDir
  private Path jar;

  /** A word that works. */
  public static final class Mondays implements RuleProvider {
    @Override
    public String word() {
      return "mondays";
    }

    @Override
    public RetentionPolicy policy(String argument) {
      return Keep.matching("mondays", (snapshot, time) -> time.getDayOfWeek().getValue() == 1);
    }
  }

  /** A word that the library has already. */
  public static final class SecondDaily implements RuleProvider {
    @Override
    public String word() {
      return "daily";
    }

    @Override
    public RetentionPolicy policy(String argument) {
      return Keep.all();
    }
  }

  /** A word that cannot be made. */
  public static final class Broken implements RuleProvider {
    /** Fails. */
    public Broken() {
      throw new IllegalStateException("no calendar");
    }

    @Override
    public String word() {
      return "broken";
    }

    @Override
    public RetentionPolicy policy(String argument) {
      return Keep.all();
    }
  }

  private URLClassLoader providing(String name) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Path unused = Files.writeString(services.resolve(RuleProvider.class.getName()), name);
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, DiscoveredRulesTest.class.getClassLoader());
  }

  @Test
  void areKnownToAParserOfTheirClassLoader() throws IOException {
    try (URLClassLoader loader = providing(Mondays.class.getName())) {
      assertThat(PolicyParser.discovered(loader).parse("last=2, MONDAYS"))
          .hasToString("last=2, mondays");
    }
  }

  @Test
  void areKnownWhereTheThreadsClassLoaderFindsThem() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = providing(Mondays.class.getName())) {
      thread.setContextClassLoader(loader);
      assertThat(PolicyParser.discovered().parse("mondays")).hasToString("mondays");
      assertThat(RetentionPolicy.valueOf("mondays")).hasToString("mondays");
      assertThatThrownBy(() -> RetentionPolicy.parse("mondays")).hasMessageContaining("not a rule");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void areRefusedWhereTheyCannotBeMade() throws IOException {
    refused(Broken.class.getName(), "Broken could not be instantiated", "no calendar");
    refused("not.There", "not.There not found");
  }

  @Test
  void areRefusedWhereTheWordHasAMeaning() throws IOException {
    refused(SecondDaily.class.getName(), "The word \"daily\" already has a meaning");
  }

  private void refused(String provider, String... words) throws IOException {
    try (URLClassLoader loader = providing(provider)) {
      assertThatThrownBy(() -> PolicyParser.discovered(loader))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("A policy word on the class path cannot be used: ")
          .hasMessageContainingAll(words);
    }
  }

  /** The rule of Spring Boot and MicroProfile Config: a public static method of that name, from a text to the type itself. */
  @Test
  void areInTheValueThatFrameworksBind() throws ReflectiveOperationException {
    var method = RetentionPolicy.class.getMethod("valueOf", String.class);
    assertThat(Modifier.isStatic(method.getModifiers())).isTrue();
    assertThat(method.getReturnType()).isEqualTo(RetentionPolicy.class);
    assertThat(method.invoke(null, "last=3, DAILY=7")).hasToString("last=3, daily=7");
  }
}
