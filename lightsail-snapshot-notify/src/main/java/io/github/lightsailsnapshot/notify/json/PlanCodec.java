package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A plan, its decisions and their snapshots. */
final class PlanCodec {
  private static final Field<Snapshot, String> NAME =
      new Field<>("name", ValueCodecs.TEXT, Snapshot::name);
  private static final Field<Snapshot, String> SOURCE =
      new Field<>("source", ValueCodecs.TEXT, snapshot -> snapshot.source().name());
  private static final Field<Snapshot, String> SOURCE_ID =
      new Field<>("sourceId", ValueCodecs.TEXT, snapshot -> snapshot.source().id());
  private static final Field<Snapshot, Optional<String>> KIND = new Field<>(
      "kind",
      ValueCodecs.optional(ValueCodecs.TEXT),
      snapshot -> snapshot.source().kind());
  private static final Field<Snapshot, Optional<String>> REGION = new Field<>(
      "region",
      ValueCodecs.optional(ValueCodecs.TEXT),
      snapshot -> snapshot.source().region());
  private static final Field<Snapshot, Instant> CREATED_AT =
      new Field<>("createdAt", ValueCodecs.INSTANT, Snapshot::createdAt);
  private static final Field<Snapshot, Snapshot.State> STATE =
      new Field<>("state", ValueCodecs.word(Snapshot.State.class), Snapshot::state);
  private static final Field<Snapshot, Long> SIZE_GB = new Field<>(
      "sizeGb", ValueCodecs.whole(0, Integer.MAX_VALUE), snapshot -> (long) snapshot.sizeGb());
  private static final Field<Map.Entry<String, String>, String> KEY =
      new Field<>("key", ValueCodecs.TEXT, Map.Entry::getKey);
  private static final Field<Map.Entry<String, String>, String> VALUE =
      new Field<>("value", ValueCodecs.TEXT, Map.Entry::getValue);

  /** A list of pairs instead of an object, because not every tag key can be the name of a field. */
  private static final JsonCodec<Map.Entry<String, String>> TAG =
      ObjectCodec.of(List.of(KEY, VALUE), found -> Map.entry(found.get(KEY), found.get(VALUE)));

  private static final Field<Snapshot, List<Map.Entry<String, String>>> TAGS =
      new Field<>("tags", ValueCodecs.list(TAG), PlanCodec::tags);
  private static final Field<Snapshot, Boolean> FROM_AUTOMATIC =
      new Field<>("fromAutomatic", ValueCodecs.FLAG, Snapshot::fromAutomatic);

  static final JsonCodec<Snapshot> SNAPSHOT = ObjectCodec.of(
      List.of(
          NAME, SOURCE, SOURCE_ID, KIND, REGION, CREATED_AT, STATE, SIZE_GB, TAGS, FROM_AUTOMATIC),
      found -> new Snapshot(
          found.get(NAME),
          new SourceRef(
              found.get(SOURCE), found.get(SOURCE_ID), found.get(KIND), found.get(REGION)),
          found.get(CREATED_AT),
          found.get(STATE),
          Math.toIntExact(found.get(SIZE_GB)),
          tags(found.get(TAGS)),
          found.get(FROM_AUTOMATIC)));

  private static final Field<Decision, Snapshot> DECIDED =
      new Field<>("snapshot", SNAPSHOT, Decision::snapshot);
  private static final Field<Decision, Verdict> VERDICT =
      new Field<>("verdict", ValueCodecs.word(Verdict.class), Decision::verdict);
  private static final Field<Decision, List<String>> REASONS =
      new Field<>("reasons", ValueCodecs.list(ValueCodecs.TEXT), Decision::reasons);

  private static final JsonCodec<Decision> DECISION = ObjectCodec.of(
      List.of(DECIDED, VERDICT, REASONS),
      found -> new Decision(found.get(DECIDED), found.get(VERDICT), found.get(REASONS)));

  private static final Field<RetentionPlan, Instant> NOW =
      new Field<>("now", ValueCodecs.INSTANT, RetentionPlan::now);
  private static final Field<RetentionPlan, ZoneId> ZONE =
      new Field<>("zone", ValueCodecs.ZONE, RetentionPlan::zone);
  private static final Field<RetentionPlan, List<Decision>> DECISIONS =
      new Field<>("decisions", ValueCodecs.list(DECISION), RetentionPlan::decisions);

  static final JsonCodec<RetentionPlan> PLAN = ObjectCodec.of(
      List.of(NOW, ZONE, DECISIONS),
      found -> RetentionPlan.recorded(found.get(DECISIONS), found.get(NOW), found.get(ZONE)));

  private PlanCodec() {}

  private static List<Map.Entry<String, String>> tags(Snapshot snapshot) {
    return List.copyOf(new TreeMap<>(snapshot.tags()).entrySet());
  }

  private static Map<String, String> tags(List<Map.Entry<String, String>> tags) {
    Map<String, String> byKey = new HashMap<>();
    for (Map.Entry<String, String> tag : tags) {
      if (byKey.put(tag.getKey(), tag.getValue()) != null) {
        throw new IllegalArgumentException("It has the tag " + tag.getKey() + " twice");
      }
    }
    return byKey;
  }
}
