package io.github.lightsailsnapshot.retention;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keywords for parsing one text. It remembers the keywords that may occur only once. */
final class RuleRegistry {
  static final String PREFIX = "keep-";
  static final String THEN = "then";
  private static final String ALL = "all";
  private static final String WITHIN = "within";
  private static final Pattern SECOND_RULE =
      Pattern.compile("(?<=[\\p{javaWhitespace};|&+])([a-z][a-z0-9-]*)\\p{javaWhitespace}*=");

  /** Unusual dashes, quotes or blanks, then a keyword, then a possible argument. */
  private static final Pattern MEANT = Pattern.compile(
      "([^a-z0-9]*)([a-z][a-z0-9-]*)(?:[ =:]+([a-z0-9:-]{1,20}))?.*", Pattern.DOTALL);

  private final Map<String, Function<PolicyTerm, RetentionPolicy>> rules = new LinkedHashMap<>();
  private final Set<CustomRule> ownPolicies = new HashSet<>();
  private final Set<String> ownNames = new HashSet<>();
  private final Set<CalendarPeriod> counted = EnumSet.noneOf(CalendarPeriod.class);

  RuleRegistry(Map<String, RuleProvider> ownWords) {
    for (CalendarPeriod period : CalendarPeriod.values()) {
      rules.put(period.word(), term -> counting(period, term));
    }
    for (CalendarPeriod period : CalendarPeriod.inTime()) {
      rules.put(period.withinWord(), term -> new NewestOfEachWithin(period, SpanText.read(term)));
    }
    rules.put(WITHIN, term -> new WithinRule(SpanText.read(term)));
    rules.put("younger-than", term -> new YoungerThan(SpanText.read(term)));
    rules.put("tagged", TagRule::read);
    rules.put(ALL, RuleRegistry::everything);
    ownWords.forEach((name, word) -> rules.put(name, term -> own(name, word, term)));
  }

  /** Whether a keyword is already known. */
  boolean have(String word) {
    return word.equals(THEN) || rules.containsKey(word);
  }

  static String countingWords() {
    return Arrays.stream(CalendarPeriod.values())
        .map(CalendarPeriod::word)
        .collect(Collectors.joining(", "));
  }

  RetentionPolicy policy(PolicyTerm term) {
    refuseSecondRule(term);
    Function<PolicyTerm, RetentionPolicy> rule = rules.get(term.word());
    if (rule == null) {
      throw term.refused(
          "is not a rule" + didYouMean(term) + "; known are " + String.join(", ", rules.keySet()));
    }
    return rule.apply(term);
  }

  /** Two rules with a wrong separator: a blank, a semicolon, {@code and}. */
  private void refuseSecondRule(PolicyTerm term) {
    Matcher second = SECOND_RULE.matcher(PolicyTerm.lowerCase(term.text()));
    while (second.find()) {
      if (rules.containsKey(PolicyTerm.withoutPrefix(second.group(1)))) {
        throw term.from(second.start(1)).refused("needs a comma, or then, before it");
      }
    }
  }

  private String didYouMean(PolicyTerm term) {
    Matcher meant = MEANT.matcher(PolicyTerm.lowerCase(term.text()));
    if (!meant.matches()) {
      return "";
    }
    boolean isOnlyMisspelt = term.hasArgument() && meant.group(1).isEmpty();
    String argument = isOnlyMisspelt || meant.group(3) == null ? "" : meant.group(3);
    return near(PolicyTerm.withoutPrefix(meant.group(2)))
        .map(near -> " (did you mean " + near + (argument.isEmpty() ? "" : "=" + argument) + "?)")
        .orElse("");
  }

  private Optional<String> near(String word) {
    String singular = word.replaceFirst("s$", "");
    return SpellingSuggestion.nearest(inOurOrder(word), rules.keySet())
        .or(() -> rules.keySet().stream()
            .filter(known -> singular.length() >= 3 && known.startsWith(singular))
            .findFirst())
        .or(() -> SpellingSuggestion.nearest(singular, rules.keySet()));
  }

  /** restic says {@code within-daily}. */
  private static String inOurOrder(String word) {
    return word.startsWith(WITHIN + "-")
        ? word.substring(WITHIN.length() + 1) + "-" + WITHIN
        : word;
  }

  private RetentionPolicy counting(CalendarPeriod period, PolicyTerm term) {
    if (!counted.add(period)) {
      throw term.refused(
          "is the second " + period.word() + "; each counting keyword may occur once");
    }
    return new NewestOfEach(period, count(term));
  }

  private RetentionPolicy own(String name, RuleProvider word, PolicyTerm term) {
    CustomRule policy = CustomRule.read(name, word, term);
    if (!ownPolicies.add(policy)) {
      throw term.refused("occurs twice");
    }
    if (!ownNames.add(name) && !CustomRule.isRepeatable(word, term)) {
      throw term.refused("is the second " + name + "; this keyword may occur once");
    }
    return policy;
  }

  private static int count(PolicyTerm term) {
    String argument = PolicyTerm.lowerCase(term.argument());
    if (argument.equals(ALL)) {
      return Keep.ALL;
    }
    long count = argument.matches("[0-9]{1,10}") ? Long.parseLong(argument) : 0;
    if (count < 1 || count >= Keep.ALL) {
      throw term.refused("needs a whole number from 1 to " + (Keep.ALL - 1) + ", or all, as in "
          + term.word() + "=7");
    }
    return (int) count;
  }

  private static RetentionPolicy everything(PolicyTerm term) {
    if (term.hasArgument()) {
      throw term.refused("takes no argument: all keeps every snapshot");
    }
    return new KeepAll();
  }
}
