package io.github.lightsailsnapshot.retention;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** One case of the conformance data: a history, a policy in restic's terms, and the answer that is expected. */
record ConformanceCase(JsonNode json) {
  private static final List<String> COUNTING =
      List.of("last", "hourly", "daily", "weekly", "monthly", "yearly");

  static List<ConformanceCase> read(InputStream compressed) throws IOException {
    try (InputStream plain = new GZIPInputStream(compressed)) {
      JsonNode cases = new ObjectMapper().readTree(plain);
      return StreamSupport.stream(cases.spliterator(), false)
          .map(ConformanceCase::new)
          .toList();
    }
  }

  History history() {
    List<Snapshot> snapshots = new ArrayList<>();
    json.get("snapshots").forEach(snapshot -> snapshots.add(snapshot(snapshot)));
    return History.of(snapshots, Instant.MAX, ZoneId.of(json.get("zone").asText()));
  }

  private static Snapshot snapshot(JsonNode json) {
    Map<String, String> tags = new HashMap<>();
    json.path("tags").forEach(tag -> tags.put(tag.asText(), ""));
    return Snapshot.available(
            json.get("id").asText(), "web-1", Instant.parse(json.get("time").asText()))
        .withTags(tags);
  }

  /** The policy in the order in which restic lists its reasons. Restic without a rule answers with nothing. */
  RetentionPolicy policy() {
    RetentionPolicy policy = RetentionPolicy.of("nothing", history -> Set.of());
    for (JsonNode tags : json.get("policy").path("tags")) {
      policy = policy.or(tagged(texts(tags)));
    }
    String text = String.join(", ", rules());
    return text.isEmpty() ? policy : policy.or(RetentionPolicy.parse(text));
  }

  private static RetentionPolicy tagged(List<String> all) {
    if (all.size() == 1 && !all.get(0).isEmpty()) {
      return Keep.tagged(all.get(0));
    }
    return Keep.matching("has tags " + all, (snapshot, time) -> bears(snapshot.tags(), all));
  }

  /** To restic the empty tag, anywhere in a list, asks for a snapshot without tags. */
  private static boolean bears(Map<String, String> tags, List<String> all) {
    return all.contains("") ? tags.isEmpty() : tags.keySet().containsAll(all);
  }

  /** The rules that measure back from the newest snapshot, as text. */
  String withinText() {
    return rules().stream().filter(rule -> rule.contains("within")).collect(joining(", "));
  }

  private List<String> rules() {
    List<String> rules = new ArrayList<>();
    if (has("within")) {
      rules.add("within=" + span("within"));
    }
    COUNTING.stream()
        .filter(word -> json.get("policy").path(word).asInt() != 0)
        .forEach(word -> rules.add(word + "=" + count(word)));
    COUNTING.stream()
        .filter(word -> has("within_" + word))
        .forEach(word -> rules.add(word + "-within=" + span("within_" + word)));
    return rules;
  }

  private boolean has(String key) {
    return json.get("policy").has(key);
  }

  private String count(String word) {
    int count = json.get("policy").get(word).asInt();
    return count < 0 ? "all" : Integer.toString(count);
  }

  /** Restic takes the units in any order; here they stand from the longest to the shortest. */
  private String span(String key) {
    String text = json.get("policy").get(key).asText();
    StringBuilder ordered = new StringBuilder();
    for (String unit : List.of("y", "m", "d", "h")) {
      ordered.append(text.replaceAll(".*?([0-9]+" + unit + ").*|.*", "$1"));
    }
    return ordered.toString();
  }

  List<String> expectedNames() {
    return texts(json.get("keep"));
  }

  Map<String, List<String>> expectedReasons() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    json.get("reasons")
        .properties()
        .forEach(entry -> expected.put(
            entry.getKey(), texts(entry.getValue()).stream().map(this::ours).toList()));
    return expected;
  }

  /** Our wording of restic's reason: "oldest daily snapshot" is "daily 7 (oldest)". */
  private String ours(String restics) {
    if (restics.startsWith("has tags")) {
      return ofTags(restics);
    }
    String rule = restics.replace("oldest ", "");
    String word = rule.substring(0, rule.indexOf(' '));
    String ours = rule.endsWith(" snapshot") ? word + " " + count(word) : ofSpan(rule);
    return restics.startsWith("oldest ") ? ours + " (oldest)" : ours;
  }

  private static String ofSpan(String rule) {
    int span = rule.lastIndexOf(' ') + 1;
    return rule.substring(0, span) + NaiveRetention.words(rule.substring(span));
  }

  private static String ofTags(String restics) {
    String tags = restics.substring("has tags [".length(), restics.length() - 1);
    return tags.isEmpty() || tags.contains(",") ? restics : "tagged " + tags;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  Map<String, List<String>> actualReasons() {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    policy().explain(history()).forEach((snapshot, why) -> reasons.put(snapshot.name(), why));
    return reasons;
  }

  List<String> actualNames() {
    Set<Snapshot> kept = new HashSet<>(policy().keep(history()));
    return history().newestFirst().stream()
        .filter(kept::contains)
        .map(Snapshot::name)
        .toList();
  }

  @Override
  public String toString() {
    return json.get("name").asText() + " " + json.get("policy") + " " + json.get("zone");
  }
}
