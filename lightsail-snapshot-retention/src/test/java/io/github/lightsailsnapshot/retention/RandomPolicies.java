package io.github.lightsailsnapshot.retention;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts of policies made at random. */
public final class RandomPolicies {
  static final List<String> COUNTING =
      List.of("last", "hourly", "daily", "weekly", "monthly", "quarterly", "yearly");

  private final Random random;
  private final List<String> unused = new ArrayList<>(COUNTING);

  public RandomPolicies(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    Collections.shuffle(unused, random);
  }

  static RetentionPolicy independent(long seed) {
    return RetentionPolicy.parse(new RandomPolicies(seed).independentText());
  }

  /** Rules of every kind, none of them in a sequence. */
  public String independentText() {
    return rules(1 + random.nextInt(4));
  }

  /** At most so many: equal ones are one. */
  private String rules(int count) {
    Set<String> rules = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule());
    }
    return String.join(", ", rules);
  }

  private String rule() {
    return switch (random.nextInt(10)) {
      case 0 -> "within=" + span();
      case 1, 2 -> COUNTING.get(1 + random.nextInt(6)) + "-within=" + span();
      case 3 -> "younger-than=" + span();
      case 4 ->
        List.of("tagged=hold", "tagged=hold:yes", "tagged=hold:", "tagged=none")
            .get(random.nextInt(4));
      default -> counting();
    };
  }

  /** Counting rules only, each word once. */
  String countingText() {
    return countingRules(1 + random.nextInt(4), ", ");
  }

  /** A sequence of counting rules, at times beside independent ones. */
  public String sequenceText() {
    String sequence = countingRules(2 + random.nextInt(3), " then ");
    return random.nextInt(4) == 0 ? rules(1) + ", " + sequence : sequence;
  }

  private String countingRules(int count, String separator) {
    return Collections.nCopies(count, "").stream()
        .map(any -> counting())
        .collect(Collectors.joining(separator));
  }

  String counting() {
    return unused.remove(0) + "=" + (random.nextInt(8) == 0 ? "all" : 1 + number());
  }

  private int number() {
    return random.nextInt(random.nextBoolean() ? 4 : 20);
  }

  private String span() {
    StringBuilder span = new StringBuilder();
    for (String unit : List.of("y", "m", "d", "h")) {
      if (random.nextInt(3) == 0) {
        span.append(1 + random.nextInt(unit.equals("y") ? 3 : 40)).append(unit);
      }
    }
    return span.length() == 0 ? "1d" : span.toString();
  }
}
