package io.github.lightsailsnapshot.retention;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of one text and what they stand for; it remembers the counting words that were given. */
final class Words {
  static final String PREFIX = "keep-";
  private static final String WITHIN = "within";
  private static final String YOUNGER_THAN = "younger-than";
  private static final String TAGGED = "tagged";
  private static final String ALL = "all";
  private static final String THEN = "then";

  private final Map<String, PolicyWord> ownWords;
  private final Set<CalendarPeriod> counted = EnumSet.noneOf(CalendarPeriod.class);

  Words(Map<String, PolicyWord> ownWords) {
    this.ownWords = ownWords;
  }

  static boolean isStandard(String word) {
    return word.equals(THEN) || standard().anyMatch(word::equals);
  }

  private static Stream<String> standard() {
    Stream<String> counting = Arrays.stream(CalendarPeriod.values()).map(CalendarPeriod::word);
    Stream<String> others = Stream.of(WITHIN, YOUNGER_THAN, TAGGED, ALL);
    return Stream.of(counting, withinWords(), others).flatMap(words -> words);
  }

  private static Stream<String> withinWords() {
    return Arrays.stream(CalendarPeriod.values())
        .filter(period -> period != CalendarPeriod.SNAPSHOT)
        .map(Words::withinWord);
  }

  private static String withinWord(CalendarPeriod period) {
    return period.word() + "-" + WITHIN;
  }

  static String countingWords() {
    return Arrays.stream(CalendarPeriod.values())
        .map(CalendarPeriod::word)
        .collect(Collectors.joining(", "));
  }

  RetentionPolicy policy(PolicyTerm term) {
    String word = term.word();
    for (CalendarPeriod period : CalendarPeriod.values()) {
      if (word.equals(period.word())) {
        return counting(period, term);
      }
      if (word.equals(withinWord(period)) && period != CalendarPeriod.SNAPSHOT) {
        return new NewestOfEachWithin(period, SpanText.read(term));
      }
    }
    return switch (word) {
      case WITHIN -> new Within(SpanText.read(term));
      case YOUNGER_THAN -> new YoungerThan(SpanText.read(term));
      case TAGGED -> tagged(term);
      case ALL -> everything(term);
      default -> own(term);
    };
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
    String[] keyAndValue = term.argument().split(":", 2);
    if (keyAndValue[0].isBlank()) {
      throw term.refused("needs a tag's key, as in tagged=hold or tagged=hold:yes");
    }
    return new Tagged(keyAndValue[0], keyAndValue.length == 1 ? null : keyAndValue[1]);
  }

  private static RetentionPolicy everything(PolicyTerm term) {
    if (term.hasArgument()) {
      throw term.refused("takes nothing behind it: all keeps every snapshot");
    }
    return new Everything();
  }

  private RetentionPolicy own(PolicyTerm term) {
    PolicyWord word = ownWords.get(term.word());
    if (word == null) {
      throw term.refused(
          "is no rule" + didYouMean(term.word()) + "; known are " + String.join(", ", known()));
    }
    return OwnWord.read(word, term);
  }

  private String didYouMean(String word) {
    return Spelling.nearest(word, known())
        .map(near -> " (did you mean " + near + "?)")
        .orElse("");
  }

  private List<String> known() {
    return Stream.concat(standard(), ownWords.keySet().stream()).toList();
  }
}
