package io.github.lightsailsnapshot.retention;

/**
 * A custom keyword for {@link PolicyParser}, so that a configuration can contain {@code last=2, payday}.
 *
 * <p>{@link PolicyParser#discovered()} finds the keywords of other JARs with {@link java.util.ServiceLoader}. For this,
 * an implementation must be public, have a constructor without parameters, and be named in {@code
 * META-INF/services/io.github.lightsailsnapshot.retention.RuleProvider}, or by {@code provides} in a module.
 */
public interface RuleProvider {

  /**
   * Returns the keyword.
   *
   * @return lower-case letters, digits and hyphens, beginning with a letter; different from the keywords that the
   *     parser already knows
   */
  String word();

  /**
   * Creates the policy for the keyword.
   *
   * @param argument the text after the equals sign, unchanged, or an empty string: {@code 25} for {@code payday=25}
   * @return the policy, never null
   * @throws IllegalArgumentException if the argument is not valid; the parser adds its position. The parser also
   *     rejects the text if this method throws another exception or returns null
   */
  RetentionPolicy policy(String argument);

  /**
   * Returns whether a text may contain the keyword more than once, with different arguments, as in {@code payday=1,
   * payday=15}. If not, a second occurrence is an error, as for {@code daily}.
   *
   * @return by default, false
   */
  default boolean isRepeatable() {
    return false;
  }
}
