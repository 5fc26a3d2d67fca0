package io.github.lightsailsnapshot.retention;

/**
 * A word of one's own for {@link PolicyParser}, so that {@code last=2, payday} can be written in a configuration.
 *
 * <p>{@link PolicyParser#discovered()} finds the words of other jars by {@link java.util.ServiceLoader}; for that an implementation
 * is public, has a constructor without parameters, and is named in {@code
 * META-INF/services/io.github.lightsailsnapshot.retention.RuleProvider}, or by {@code provides} in a module.
 */
public interface RuleProvider {

  /**
   * The word.
   *
   * @return lower-case letters, digits and hyphens, beginning with a letter; none of the words that the parser knows already
   */
  String word();

  /**
   * The policy that the word stands for.
   *
   * @param argument what stands behind the equals sign, as it was written, empty if nothing does: {@code 25} for {@code
   *     payday=25}
   * @return the policy, never null
   * @throws IllegalArgumentException if the argument is not one that the word takes; the parser adds where it stands. It refuses
   *     the text the same way if anything else is thrown, or null is answered
   */
  RetentionPolicy policy(String argument);

  /**
   * Whether a text may have the word more than once, each time with another argument, as {@code payday=1, payday=15}. If not,
   * a second one is an error, as a second {@code daily} is.
   *
   * @return false, unless the word says otherwise
   */
  default boolean isRepeatable() {
    return false;
  }
}
