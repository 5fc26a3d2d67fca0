package io.github.lightsailsnapshot.core.selection;

import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.Objects;
import java.util.function.Function;

/**
 * A tag of an instance that contains a retention policy, such as {@code daily=7 / weekly=5}. Because a tag cannot contain
 * a comma, {@code /} separates the rules. The tag's policy is added to that of the group, so that it can only keep more.
 * Immutable.
 *
 * <p>Whoever may tag instances decides with such a tag how many snapshots are kept, and pays for them.
 */
public final class PolicyTag {
  private final String key;
  private final Function<String, RetentionPolicy> parser;
  private final boolean shortens;

  private PolicyTag(String key, Function<String, RetentionPolicy> parser, boolean shortens) {
    this.key = key;
    this.parser = parser;
    this.shortens = shortens;
  }

  /**
   * Reads policies from a tag.
   *
   * @param key the tag's key
   * @return the tag
   * @throws IllegalArgumentException if the key is blank
   */
  public static PolicyTag named(String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("The key of a tag with a policy must not be blank");
    }
    return new PolicyTag(key, RetentionPolicy::parse, false);
  }

  /**
   * Returns this tag with another parser, for example one that knows a host's own rules.
   *
   * @param other returns the policy of a text, or throws an {@link IllegalArgumentException}
   * @return the tag
   */
  public PolicyTag parser(Function<String, RetentionPolicy> other) {
    return new PolicyTag(key, Objects.requireNonNull(other, "parser"), shortens);
  }

  /**
   * Returns this tag with policies that replace that of the group. Then whoever may tag instances can have their snapshots
   * deleted, all but the newest; limit that with {@code maxDeletions}.
   *
   * @return the tag
   */
  public PolicyTag mayShorten() {
    return new PolicyTag(key, parser, true);
  }

  /**
   * Returns the policy of an instance.
   *
   * @param ofGroup the policy of the group
   * @param instance the instance
   * @return the group's policy if the instance has no such tag, else the two combined, or the tag's alone if it may
   *     shorten
   * @throws IllegalArgumentException if the tag does not contain a policy; the message names the tag and the column
   */
  public RetentionPolicy applied(RetentionPolicy ofGroup, Instance instance) {
    String text = instance.tags().get(key);
    if (text == null) {
      return ofGroup;
    }
    RetentionPolicy ofTag = parsed(text);
    return shortens ? ofTag : RetentionPolicy.anyOf(ofGroup, ofTag);
  }

  private RetentionPolicy parsed(String text) {
    try {
      return parser.apply(text.replace('/', ','));
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "The tag " + key + " is not a policy: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Returns a description such as {@code tag backup-keep}. */
  @Override
  public String toString() {
    return "tag " + key + (shortens ? ", which may shorten" : "");
  }
}
