package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.PolicyWord;
import io.github.lightsailsnapshot.retention.RetentionPolicy;

/** A policy word of somebody's own: {@code payday=25} keeps what was made on the 25th of a month. */
public final class Payday implements PolicyWord {

  @Override
  public String word() {
    return "payday";
  }

  @Override
  public RetentionPolicy policy(String argument) {
    int day = Integer.parseInt(argument);
    return Keep.matching("payday", (snapshot, when) -> when.getDayOfMonth() == day);
  }

  /** A word that cannot even be made. */
  public static final class Broken implements PolicyWord {

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
  public static final class Failing implements PolicyWord {

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
