package io.github.lightsailsnapshot.examples.commandline.packaged;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.RuleProvider;

/** Policy words of somebody's own that do not work. */
public final class FaultyRules {

  private FaultyRules() {}

  /** A word that cannot even be made. */
  public static final class Broken implements RuleProvider {

    /** Fails. */
    public Broken() {
      throw new IllegalStateException("no calendar");
    }

    @Override
    public String word() {
      return "broken";
    }

    @Override
    public RetentionPolicy policy(String argument) {
      return Keep.last(1);
    }
  }

  /** A word whose policy fails when it is asked. */
  public static final class Failing implements RuleProvider {

    @Override
    public String word() {
      return "failing";
    }

    @Override
    public RetentionPolicy policy(String argument) {
      if (argument.isEmpty()) {
        throw new UnsupportedOperationException("not without a number");
      }
      return history -> {
        throw new UnsupportedOperationException("cannot judge");
      };
    }
  }
}
