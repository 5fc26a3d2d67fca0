package io.github.lightsailsnapshot.retention;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of one text and what they stand for; it remembers the counting words that were given. */
final class Words {
  static final String PREFIX = "keep-";
  static final String THEN = "then";
  private static final String ALL = "all";

  private final Map<String, Function<PolicyTerm, RetentionPolicy>> rules = new LinkedHashMap<>();
  private final Set<CalendarPeriod> counted = EnumSet.noneOf(CalendarPeriod.class);

  Words(Map<String, PolicyWord> ownWords) {
    for (CalendarPeriod period : CalendarPeriod.values()) {
      rules.put(period.word(), term -> counting(period, term));
    }
    for (CalendarPeriod period : CalendarPeriod.inTime()) {
      rules.put(period.withinWord(), term -> new NewestOfEachWithin(period, SpanText.read(term)));
    }
    rules.put("within", term -> new Within(SpanText.read(term)));
    rules.put("younger-than", term -> new YoungerThan(SpanText.read(term)));
    rules.put("tagged", Words::tagged);
    rules.put(ALL, Words::everything);
    ownWords.forEach((name, word) -> rules.put(name, term -> OwnWord.read(name, word, term)));
  }

  /** Whether a word has a meaning already. */
  boolean have(String word) {
    return word.equals(THEN) || rules.containsKey(word);
  }

  static String countingWords() {
    return Arrays.stream(CalendarPeriod.values())
        .map(CalendarPeriod::word)
        .collect(Collectors.joining(", "));
  }

  RetentionPolicy policy(PolicyTerm term) {
    Function<PolicyTerm, RetentionPolicy> rule = rules.get(term.word());
    if (rule == null) {
      throw term.refused("is no rule" + didYouMean(term.word()) + "; known are "
          + String.join(", ", rules.keySet()));
    }
    return rule.apply(term);
  }

  private String didYouMean(String word) {
    return Spelling.nearest(word, rules.keySet())
        .map(near -> " (did you mean " + near + "?)")
        .orElse("");
  }

  private RetentionPolicy counting(CalendarPeriod period, PolicyTerm term) {
    if (!counted.add(period)) {
      throw term.refused("is the second " + period.word() + "; each counting word stands once");
    }
    return new NewestOfEach(period, count(term));
  }

  private static int count(PolicyTerm term) {
    String argument = term.argument();
    if (argument.equalsIgnoreCase(ALL)) {
      return Keep.ALL;
    }
    if (!argument.matches("[0-9]{1,9}") || Integer.parseInt(argument) == 0) {
      throw term.refused(
          "needs a whole number from 1 to 999999999, or all, as in " + term.word() + "=7");
    }
    return Integer.parseInt(argument);
  }

  private static RetentionPolicy tagged(PolicyTerm term) {
    String argument = term.argument();
    int colon = argument.indexOf(':');
    String key = colon < 0 ? argument : argument.substring(0, colon).strip();
    if (key.isEmpty()) {
      throw term.refused("needs a tag's key, as in tagged=hold or tagged=hold:yes");
    }
    return new Tagged(key, colon < 0 ? null : argument.substring(colon + 1).strip());
  }

  private static RetentionPolicy everything(PolicyTerm term) {
    if (term.hasArgument()) {
      throw term.refused("takes nothing behind it: all keeps every snapshot");
    }
    return new Everything();
  }
}
