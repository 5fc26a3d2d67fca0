package io.github.lightsailsnapshot.retention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * Reads policies from text, as they stand in a configuration or on a command line. Immutable; {@link #with} adds words.
 *
 * <p>The grammar: rules separated by commas are independent; {@code then} puts counting rules in sequence and binds tighter,
 * so {@code last=3, daily=7 then weekly=4} is {@code last=3} or the sequence. Case and blanks are of no account, but in
 * tags and in what stands behind words of one's own, and each word may bear the prefix {@code keep-}.
 *
 * <ul>
 *   <li>{@code last hourly daily weekly monthly quarterly yearly}{@code =N}: N is at least 1, or {@code all}
 *   <li>{@code within=P}, {@code hourly-within=P} to {@code yearly-within=P}, {@code younger-than=P}: P is a length of time
 *       in years, months, weeks, days and hours such as {@code 1y6m2w3d12h}, or in ISO-8601 such as {@code P1Y6M3DT12H}
 *   <li>{@code tagged=key} or {@code tagged=key:value}: case matters here
 *   <li>{@code all}: every snapshot
 * </ul>
 *
 * <p>A counting word stands only once in a text, and so does a word of one's own unless {@link RuleProvider#isRepeatable()}.
 */
public final class PolicyParser {
  private static final PolicyParser STANDARD = new PolicyParser(Map.of());
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

  private final Map<String, RuleProvider> ownWords;

  private PolicyParser(Map<String, RuleProvider> ownWords) {
    this.ownWords = ownWords;
  }

  /**
   * The parser that knows the words above.
   *
   * @return the parser
   */
  public static PolicyParser standard() {
    return STANDARD;
  }

  /**
   * The parser that knows, beside the words above, those that jars provide as services: what the context class loader of the
   * thread finds, as {@link java.util.ServiceLoader#load(Class)} does. Words are looked up anew with each call.
   *
   * @return the parser
   * @throws IllegalArgumentException if one of them cannot be made or added; the message says which and why
   */
  public static PolicyParser discovered() {
    return DiscoveredRules.addedTo(STANDARD, ServiceLoader.load(RuleProvider.class));
  }

  /**
   * The same with the words that a class loader finds, for hosts that load plug-ins by one of their own.
   *
   * @param loader the class loader
   * @return the parser
   * @throws IllegalArgumentException if one of the words cannot be made or added; the message says which and why
   */
  public static PolicyParser discovered(ClassLoader loader) {
    Objects.requireNonNull(loader, "loader");
    return DiscoveredRules.addedTo(STANDARD, ServiceLoader.load(RuleProvider.class, loader));
  }

  /**
   * A parser that knows a further word.
   *
   * @param word the word and what it stands for
   * @return a parser that knows this one's words and that one
   * @throws IllegalArgumentException if the word is already known, or is not made of lower-case letters, digits and hyphens
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
   * Reads a policy.
   *
   * @param text the text, at most 1,000 characters, in its canonical form too
   * @return the policy, whose {@code toString()} is the text in its canonical form
   * @throws IllegalArgumentException if the text is no policy; the message names the word, its column and what is allowed
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
            "cannot stand in a sequence; only " + RuleRegistry.countingWords() + " can");
      }
      rules.add(rule);
    }
    return new InOrder(rules);
  }
}
