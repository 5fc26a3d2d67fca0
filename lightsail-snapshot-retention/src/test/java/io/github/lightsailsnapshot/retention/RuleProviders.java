package io.github.lightsailsnapshot.retention;

import java.util.function.Function;

/** Providers of custom keywords, for tests. */
final class RuleProviders {
  private RuleProviders() {}

  static RetentionPolicy paydays(String day) {
    int payday = Integer.parseInt(day);
    return Keep.matching("payday", (snapshot, time) -> time.getDayOfMonth() == payday);
  }

  static RuleProvider repeatable(RuleProvider once) {
    return new RuleProvider() {
      @Override
      public String word() {
        return once.word();
      }

      @Override
      public RetentionPolicy policy(String argument) {
        return once.policy(argument);
      }

      @Override
      public boolean isRepeatable() {
        return true;
      }
    };
  }

  static RuleProvider word(String name, Function<String, RetentionPolicy> policy) {
    return new RuleProvider() {
      @Override
      public String word() {
        return name;
      }

      @Override
      public RetentionPolicy policy(String argument) {
        return policy.apply(argument);
      }
    };
  }
}
