package io.github.lightsailsnapshot.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What retention means, a second time: written to be read against the rules, with no thought of speed and without a line of
 * the engine. It reads canonical text only.
 */
final class NaiveRetention {
  private final List<Snapshot> all;
  private final List<Snapshot> history;
  private final Instant now;
  private final ZoneId zone;

  /** What the "within" rules measure back from: by the rules, the newest snapshot of the history. */
  private Instant withinEndsAt;

  private final Map<String, List<String>> reasons = new TreeMap<>();

  NaiveRetention(List<Snapshot> snapshots, Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
    this.all = new ArrayList<>(snapshots);
    this.all.sort(Comparator.comparing(Snapshot::name));
    this.all.sort(Comparator.comparing(Snapshot::createdAt, Comparator.reverseOrder()));
    this.history = all.stream().filter(snapshot -> apart(snapshot).isEmpty()).toList();
    this.withinEndsAt = history.isEmpty() ? now : history.get(0).createdAt();
  }

  NaiveRetention measuringWithinFrom(Instant other) {
    withinEndsAt = other;
    return this;
  }

  private String apart(Snapshot snapshot) {
    if (Set.of("PENDING", "UNKNOWN").contains(snapshot.state().toString())) {
      return "not yet available";
    }
    if (snapshot.createdAt().compareTo(now) > 0) {
      return "dated in the future";
    }
    if (snapshot.fromAutomatic()) {
      return "copy of an automatic snapshot";
    }
    return snapshot.state().toString().equals("ERROR") ? "failed, not counted" : "";
  }

  /** Names of what the policy keeps, with the reasons. */
  Map<String, List<String>> explain(String policy) {
    reasons.clear();
    for (String rule : policy.isEmpty() ? new String[0] : policy.split(", ", -1)) {
      if (rule.contains(" then ")) {
        sequence(rule.split(" then ", -1));
      } else if (rule.contains("=")) {
        independent(rule.split("=", 2)[0], rule.split("=", 2)[1]);
      } else {
        history.forEach(snapshot -> want(snapshot, rule));
      }
    }
    return reasons;
  }

  private void want(Snapshot snapshot, String reason) {
    reasons.computeIfAbsent(snapshot.name(), name -> new ArrayList<>()).add(reason);
  }

  private void independent(String word, String argument) {
    if (word.equals("tagged")) {
      tagged(argument);
    } else if (word.equals("younger-than")) {
      history.stream()
          .filter(snapshot -> snapshot.createdAt().isAfter(before(now, argument)))
          .forEach(snapshot -> want(snapshot, "younger than " + words(argument)));
    } else if (word.equals("within")) {
      young(argument).forEach(snapshot -> want(snapshot, "within " + words(argument)));
    } else if (word.endsWith("-within")) {
      String kind = word.replace("-within", "");
      count(kind, young(argument), Integer.MAX_VALUE, kind + " within " + words(argument));
    } else {
      count(word, history, number(argument), word + " " + argument);
    }
  }

  /** {@code 1y12h} is "1 year 12 hours". */
  static String words(String span) {
    Map<String, String> units = Map.of("y", " year", "m", " month", "d", " day", "h", " hour");
    return Pattern.compile("([0-9]+)([ymdh])")
        .matcher(span)
        .results()
        .map(part -> Integer.parseInt(part.group(1))
            + units.get(part.group(2))
            + (Integer.parseInt(part.group(1)) == 1 ? "" : "s"))
        .collect(Collectors.joining(" "));
  }

  private void tagged(String argument) {
    String key = argument.split(":", 2)[0];
    for (Snapshot snapshot : history) {
      boolean hasKey = snapshot.tags().containsKey(key);
      String value = hasKey ? snapshot.tags().get(key) : "";
      if (hasKey && (!argument.contains(":") || argument.equals(key + ":" + value))) {
        want(snapshot, "tagged " + argument);
      }
    }
  }

  private List<Snapshot> young(String span) {
    Instant bound = before(withinEndsAt, span);
    return history.stream()
        .filter(snapshot -> snapshot.createdAt().isAfter(bound))
        .toList();
  }

  private Instant before(Instant end, String span) {
    LocalDateTime local = end.atZone(zone).toLocalDateTime();
    return local
        .minusMonths(12L * amount(span, "y") + amount(span, "m"))
        .minusDays(amount(span, "d"))
        .atZone(zone)
        .toInstant()
        .minus(Duration.ofHours(amount(span, "h")));
  }

  private static int amount(String span, String unit) {
    String digits = span.replaceAll(".*?([0-9]+)" + unit + ".*|.*", "$1");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static int number(String argument) {
    return argument.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(argument);
  }

  /** The newest of each period, and the oldest of all while there are slots. */
  private void count(String kind, List<Snapshot> candidates, int slots, String reason) {
    String keptLast = "";
    int used = 0;
    for (Snapshot snapshot : candidates) {
      boolean oldest = snapshot.equals(history.get(history.size() - 1));
      boolean newPeriod = !label(kind, snapshot).equals(keptLast);
      if (used < slots && (newPeriod || oldest)) {
        want(snapshot, newPeriod ? reason : reason + " (oldest)");
        keptLast = label(kind, snapshot);
        used++;
      }
    }
  }

  private String label(String kind, Snapshot snapshot) {
    ZonedDateTime time = snapshot.createdAt().atZone(zone);
    return switch (kind) {
      case "last" -> snapshot.name();
      case "hourly" -> format("uuuu-MM-dd HH", time);
      case "daily" -> format("uuuu-MM-dd", time);
      case "weekly" ->
        time.get(IsoFields.WEEK_BASED_YEAR) + "-W" + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case "monthly" -> format("uuuu-MM", time);
      case "quarterly" -> format("uuuu-q", time);
      case "yearly" -> format("uuuu", time);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String format(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }

  private void sequence(String[] rules) {
    SequenceState sequence = new SequenceState();
    for (String rule : rules) {
      String[] parts = rule.split("=", 2);
      sequence.run(parts[0], number(parts[1]), rule.replace('=', ' '));
    }
  }

  private final class SequenceState {
    private final Set<Snapshot> kept = new HashSet<>();
    private final Set<Snapshot> givenUp = new HashSet<>();

    void run(String kind, int slots, String reason) {
      Set<String> covered = new HashSet<>();
      kept.forEach(snapshot -> covered.add(label(kind, snapshot)));
      Set<String> served = new HashSet<>();
      for (Snapshot snapshot : history) {
        String label = label(kind, snapshot);
        if (kept.contains(snapshot) || givenUp.contains(snapshot) || covered.contains(label)) {
          continue;
        }
        if (served.contains(label)) {
          givenUp.add(snapshot);
        } else if (served.size() == slots) {
          return;
        } else {
          served.add(label);
          kept.add(snapshot);
          want(snapshot, reason);
        }
      }
    }
  }

  /** For every name what becomes of it: the reasons to keep it, or DELETE and why. */
  Map<String, List<String>> plan(String policy) {
    Map<String, List<String>> plan = new HashMap<>(explain(policy));
    Set<String> sources = new HashSet<>();
    for (Snapshot snapshot : all) {
      if (!apart(snapshot).isEmpty()) {
        plan.put(snapshot.name(), List.of(apart(snapshot)));
      } else if (sources.add(snapshot.source().id())) {
        plan.putIfAbsent(snapshot.name(), List.of("last recovery point"));
      } else {
        plan.putIfAbsent(snapshot.name(), List.of("DELETE", "no rule keeps it"));
      }
    }
    return plan;
  }

  /** The same, where the host lets failed snapshots go that have a newer recovery point. */
  Map<String, List<String>> planDeletingFailed(String policy) {
    Map<String, List<String>> plan = plan(policy);
    for (Snapshot snapshot : all) {
      if (apart(snapshot).equals("failed, not counted")
          && history.stream().anyMatch(other -> other.createdAt().isAfter(snapshot.createdAt()))) {
        plan.put(snapshot.name(), List.of("DELETE", "failed, and there is a newer recovery point"));
      }
    }
    return plan;
  }
}
