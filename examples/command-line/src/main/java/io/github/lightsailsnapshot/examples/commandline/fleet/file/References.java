package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${VARIABLE}} and {@code ${file:PATH}} in values. Two dollar signs before a brace stand for one, and
 * nothing is replaced there.
 *
 * <p>No message contains what they stand for, because that may be a secret.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$?)\\{([^}]*)(}?)");
  private static final Pattern ALONE = Pattern.compile("\\$\\{[^}]+}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String FILE = "file:";

  private final EnvironmentSettings environment;
  private final Path file;
  private final Set<String> warnings = new TreeSet<>();

  /** @param file the configuration file, to whose folder paths are relative */
  References(EnvironmentSettings environment, Path file) {
    this.environment = environment;
    this.file = file.toAbsolutePath();
  }

  static boolean isReference(String written) {
    return ALONE.matcher(written).matches();
  }

  /** Whether anything is replaced. */
  static boolean areIn(String written) {
    return REFERENCE.matcher(written).results().anyMatch(found -> found.group(1).isEmpty());
  }

  /**
   * Replaces all references.
   *
   * @throws IllegalArgumentException if one stands for nothing
   */
  String replaced(String written) {
    Matcher found = REFERENCE.matcher(written);
    StringBuilder text = new StringBuilder();
    while (found.find()) {
      String value = found.group(1).isEmpty() ? value(found) : found.group().substring(1);
      found.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return found.appendTail(text).toString();
  }

  private String value(Matcher found) {
    String name = found.group(2);
    if (found.group(3).isEmpty()) {
      throw new IllegalArgumentException(
          found.group() + " lacks its }; to write ${ itself, write $${");
    }
    return name.startsWith(FILE) ? ofFile(name.substring(FILE.length())) : ofVariable(name);
  }

  private String ofVariable(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("${" + name
          + "} is not a reference: write ${VARIABLE} or ${file:PATH}, or $${ for ${ itself");
    }
    String value = environment
        .get(name)
        .orElseThrow(() -> new IllegalArgumentException(
            "${" + name + "}: the variable " + name + " is not set, or empty"));
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "${" + name + "}: the value of the variable has more than one line");
    }
    try {
      environment.text().check(name, value);
    } catch (UsageException undecoded) {
      throw new IllegalArgumentException(undecoded.getMessage(), undecoded);
    }
    return value;
  }

  private String ofFile(String path) {
    try {
      SecretFile file = new SecretFile(this.file.resolveSibling(path.strip()));
      String value = file.read();
      if (file.isReadableByOthers()) {
        warnings.add(path + " can be read by other users of this machine; chmod 600 ends that");
      }
      return value;
    } catch (InvalidPathException notAPath) {
      throw wrongFile(path, "it is not a path", notAPath);
    } catch (IllegalArgumentException wrong) {
      throw wrongFile(path, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static IllegalArgumentException wrongFile(String path, String why, Exception cause) {
    return new IllegalArgumentException("${" + FILE + path + "}: " + why, cause);
  }

  /** What needs a look, although it is no mistake. */
  Set<String> warnings() {
    return warnings;
  }
}
