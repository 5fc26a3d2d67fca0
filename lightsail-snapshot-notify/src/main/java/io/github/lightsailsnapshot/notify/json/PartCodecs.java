package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.client.ServiceAnswer;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.OwnSnapshot;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parts of a report, its plan aside. */
final class PartCodecs {
  static final Codec<Optional<String>> OPTIONAL_TEXT = Codecs.optional(Codecs.TEXT);
  static final Codec<Optional<Instant>> OPTIONAL_INSTANT = Codecs.optional(Codecs.INSTANT);

  private static final Field<Where, Optional<String>> REGION =
      new Field<>("region", OPTIONAL_TEXT, Where::region);
  private static final Field<Where, Optional<String>> KIND =
      new Field<>("kind", OPTIONAL_TEXT, Where::kind);
  private static final Field<Where, Optional<String>> HOST =
      new Field<>("host", OPTIONAL_TEXT, Where::host);

  static final Codec<Where> WHERE = ObjectCodec.of(
      List.of(REGION, KIND, HOST),
      found -> new Where(found.get(REGION), found.get(KIND), found.get(HOST)));

  private static final Field<OwnSnapshot, String> NAME =
      new Field<>("name", Codecs.TEXT, OwnSnapshot::name);
  private static final Field<OwnSnapshot, OwnSnapshot.Origin> ORIGIN =
      new Field<>("origin", Codecs.word(OwnSnapshot.Origin.class), OwnSnapshot::origin);
  private static final Field<OwnSnapshot, Snapshot.State> STATE =
      new Field<>("state", Codecs.word(Snapshot.State.class), OwnSnapshot::state);
  private static final Field<OwnSnapshot, Optional<Instant>> CREATED_AT =
      new Field<>("createdAt", OPTIONAL_INSTANT, OwnSnapshot::createdAt);

  static final Codec<OwnSnapshot> OWN_SNAPSHOT = ObjectCodec.of(
      List.of(NAME, ORIGIN, STATE, CREATED_AT),
      found -> new OwnSnapshot(
          found.get(NAME), found.get(ORIGIN), found.get(STATE), found.get(CREATED_AT)));

  private static final Field<Deletion, Snapshot> DELETED =
      new Field<>("snapshot", PlanCodec.SNAPSHOT, Deletion::snapshot);
  private static final Field<Deletion, Deletion.Result> RESULT =
      new Field<>("result", Codecs.word(Deletion.Result.class), Deletion::result);

  static final Codec<Deletion> DELETION = ObjectCodec.of(
      List.of(DELETED, RESULT), found -> new Deletion(found.get(DELETED), found.get(RESULT)));

  private static final Field<ServiceAnswer, String> CODE =
      new Field<>("code", Codecs.TEXT, ServiceAnswer::code);
  private static final Field<ServiceAnswer, String> ANSWERED =
      new Field<>("message", Codecs.TEXT, ServiceAnswer::message);
  private static final Field<ServiceAnswer, String> REQUEST_ID =
      new Field<>("requestId", Codecs.TEXT, ServiceAnswer::requestId);
  private static final Field<ServiceAnswer, Optional<Instant>> SERVED_AT =
      new Field<>("servedAt", OPTIONAL_INSTANT, ServiceAnswer::servedAt);

  private static final Codec<ServiceAnswer> SERVICE_ANSWER = ObjectCodec.of(
      List.of(CODE, ANSWERED, REQUEST_ID, SERVED_AT),
      found -> new ServiceAnswer(
          found.get(CODE), found.get(ANSWERED), found.get(REQUEST_ID), found.get(SERVED_AT)));

  private static final Field<Problem, Problem.Kind> WHAT =
      new Field<>("kind", Codecs.word(Problem.Kind.class), Problem::kind);
  private static final Field<Problem, Problem.Step> STEP =
      new Field<>("step", Codecs.word(Problem.Step.class), Problem::step);
  private static final Field<Problem, Problem.Severity> SEVERITY =
      new Field<>("severity", Codecs.word(Problem.Severity.class), Problem::severity);
  private static final Field<Problem, String> MESSAGE =
      new Field<>("message", Codecs.TEXT, Problem::message);
  private static final Field<Problem, Optional<ServiceAnswer>> ANSWER =
      new Field<>("answer", Codecs.optional(SERVICE_ANSWER), Problem::answer);
  private static final Field<Problem, String> ADVICE =
      new Field<>("advice", Codecs.TEXT, Problem::advice);
  private static final Field<Problem, Long> COUNT =
      new Field<>("count", Codecs.whole(1, Integer.MAX_VALUE), problem -> (long) problem.count());

  static final Codec<Problem> PROBLEM = ObjectCodec.of(
      List.of(WHAT, STEP, SEVERITY, MESSAGE, ANSWER, ADVICE, COUNT),
      found -> new Problem(
          found.get(WHAT),
          found.get(SEVERITY),
          found.get(MESSAGE),
          found.get(ANSWER),
          found.get(ADVICE),
          Math.toIntExact(found.get(COUNT))));

  private PartCodecs() {}
}
