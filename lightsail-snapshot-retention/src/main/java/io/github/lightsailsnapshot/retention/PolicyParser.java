package io.github.lightsailsnapshot.retention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * Parses policies from text, for example from a configuration file or a command line. Immutable; {@link #with} returns
 * a parser with an additional keyword.
 *
 * <p>Rules separated by commas are independent. {@code then} puts counting rules in sequence and binds more tightly, so
 * {@code last=3, daily=7 then weekly=4} is {@code last=3} or the sequence. Case and blanks are ignored, except in tags
 * and in the arguments of custom keywords. Each keyword may have the prefix {@code keep-}.
 *
 * <ul>
 * <li>{@code last hourly daily weekly monthly quarterly yearly}{@code =N}: N is at least 1, or {@code all}
 * <li>{@code within=P}, {@code hourly-within=P} to {@code yearly-within=P}, {@code younger-than=P}: P is a length of
 * time in years, months, weeks, days and hours such as {@code 1y6m2w3d12h}, or in ISO-8601 such as {@code P1Y6M3DT12H}
 * <li>{@code tagged=key} or {@code tagged=key:value}, which are case-sensitive
 * <li>{@code all}: every snapshot
 * </ul>
 *
 * <p>A counting keyword may occur only once in a text, and so may a custom keyword unless it is {@linkplain
 * RuleProvider#isRepeatable() repeatable}.
 */
public final class PolicyParser {
  private static final PolicyParser STANDARD = new PolicyParser(Map.of());
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

  private final Map<String, RuleProvider> ownWords;

  private PolicyParser(Map<String, RuleProvider> ownWords) {
    this.ownWords = ownWords;
  }

  /**
   * Returns the parser that knows the keywords above.
   *
   * @return the parser
   */
  public static PolicyParser standard() {
    return STANDARD;
  }

  /**
   * Returns a parser that also knows the keywords that JARs provide as services. Services are loaded with the context
   * class loader of the thread, as by {@link java.util.ServiceLoader#load(Class)}, at each call.
   *
   * @return the parser
   * @throws IllegalArgumentException if a keyword cannot be created or added; the message says which one and why
   */
  public static PolicyParser discovered() {
    return DiscoveredRules.addedTo(STANDARD, ServiceLoader.load(RuleProvider.class));
  }

  /**
   * Returns a parser that also knows the keywords that a class loader finds, for hosts that load plug-ins with a
   * separate class loader.
   *
   * @param loader the class loader
   * @return the parser
   * @throws IllegalArgumentException if a keyword cannot be created or added; the message says which one and why
   */
  public static PolicyParser discovered(ClassLoader loader) {
    Objects.requireNonNull(loader, "loader");
    return DiscoveredRules.addedTo(STANDARD, ServiceLoader.load(RuleProvider.class, loader));
  }

  /**
   * Returns a parser with an additional keyword.
   *
   * @param word the provider of the keyword
   * @return a parser that knows this parser's keywords and the additional one
   * @throws IllegalArgumentException if the keyword is already known, or does not consist of lower-case letters, digits
   *     and hyphens
   */
  public PolicyParser with(RuleProvider word) {
    String name = Objects.requireNonNull(word, "word").word();
    if (name == null || !WORD.matcher(name).matches() || name.startsWith(RuleRegistry.PREFIX)) {
      throw new IllegalArgumentException(PolicyTerm.quoted(String.valueOf(name))
          + " cannot be a word of a policy: lower-case letters, digits and hyphens, beginning with a letter and not with \""
          + RuleRegistry.PREFIX + "\"");
    }
    if (new RuleRegistry(ownWords).have(name)) {
      throw new IllegalArgumentException("The word \"" + name + "\" already has a meaning");
    }
    Map<String, RuleProvider> words = new LinkedHashMap<>(ownWords);
    words.put(name, word);
    return new PolicyParser(words);
  }

  /**
   * Parses a policy.
   *
   * @param text the text; at most 1,000 characters, also in its canonical form
   * @return the policy, whose {@code toString()} is the canonical form of the text
   * @throws IllegalArgumentException if the text is not a valid policy; the message names the keyword, its column and
   *     what is allowed
   */
  public RetentionPolicy parse(String text) {
    RuleRegistry words = new RuleRegistry(ownWords);
    List<RetentionPolicy> independent = new ArrayList<>();
    for (List<PolicyTerm> sequence : PolicyTerm.sequencesOf(text)) {
      independent.add(
          sequence.size() == 1 ? words.policy(sequence.get(0)) : inOrder(words, sequence));
    }
    RetentionPolicy policy = AnyOf.of(independent);
    PolicyTerm.requireBounded(policy.toString());
    return policy;
  }

  private static RetentionPolicy inOrder(RuleRegistry words, List<PolicyTerm> sequence) {
    List<NewestOfEach> rules = new ArrayList<>();
    for (PolicyTerm term : sequence) {
      if (!(words.policy(term) instanceof NewestOfEach rule)) {
        throw term.refused(
            "cannot be part of a sequence; only " + RuleRegistry.countingWords() + " can");
      }
      rules.add(rule);
    }
    return new InOrder(rules);
  }
}
