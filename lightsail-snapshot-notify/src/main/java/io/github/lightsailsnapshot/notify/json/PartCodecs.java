package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parts of a report, except for its plan. */
final class PartCodecs {
  static final JsonCodec<Optional<String>> OPTIONAL_TEXT = ValueCodecs.optional(ValueCodecs.TEXT);
  static final JsonCodec<Optional<Instant>> OPTIONAL_INSTANT =
      ValueCodecs.optional(ValueCodecs.INSTANT);

  private static final Field<Where, Optional<String>> REGION =
      new Field<>("region", OPTIONAL_TEXT, Where::region);
  private static final Field<Where, Optional<String>> KIND =
      new Field<>("kind", OPTIONAL_TEXT, Where::kind);
  private static final Field<Where, Optional<String>> HOST =
      new Field<>("host", OPTIONAL_TEXT, Where::host);

  static final JsonCodec<Where> WHERE = ObjectCodec.of(
      List.of(REGION, KIND, HOST),
      found -> new Where(found.get(REGION), found.get(KIND), found.get(HOST)));

  private static final Field<TakenSnapshot, String> NAME =
      new Field<>("name", ValueCodecs.TEXT, TakenSnapshot::name);
  private static final Field<TakenSnapshot, TakenSnapshot.Origin> ORIGIN =
      new Field<>("origin", ValueCodecs.word(TakenSnapshot.Origin.class), TakenSnapshot::origin);
  private static final Field<TakenSnapshot, Snapshot.State> STATE =
      new Field<>("state", ValueCodecs.word(Snapshot.State.class), TakenSnapshot::state);
  private static final Field<TakenSnapshot, Optional<Instant>> CREATED_AT =
      new Field<>("createdAt", OPTIONAL_INSTANT, TakenSnapshot::createdAt);

  static final JsonCodec<TakenSnapshot> OWN_SNAPSHOT = ObjectCodec.of(
      List.of(NAME, ORIGIN, STATE, CREATED_AT),
      found -> new TakenSnapshot(
          found.get(NAME), found.get(ORIGIN), found.get(STATE), found.get(CREATED_AT)));

  private static final Field<Deletion, Snapshot> DELETED =
      new Field<>("snapshot", PlanCodec.SNAPSHOT, Deletion::snapshot);
  private static final Field<Deletion, Deletion.Result> RESULT =
      new Field<>("result", ValueCodecs.word(Deletion.Result.class), Deletion::result);

  static final JsonCodec<Deletion> DELETION = ObjectCodec.of(
      List.of(DELETED, RESULT), found -> new Deletion(found.get(DELETED), found.get(RESULT)));

  private static final Field<ServiceError, String> CODE =
      new Field<>("code", ValueCodecs.TEXT, ServiceError::code);
  private static final Field<ServiceError, String> ANSWERED =
      new Field<>("message", ValueCodecs.TEXT, ServiceError::message);
  private static final Field<ServiceError, String> REQUEST_ID =
      new Field<>("requestId", ValueCodecs.TEXT, ServiceError::requestId);
  private static final Field<ServiceError, Optional<Instant>> SERVED_AT =
      new Field<>("servedAt", OPTIONAL_INSTANT, ServiceError::servedAt);

  private static final JsonCodec<ServiceError> SERVICE_ANSWER = ObjectCodec.of(
      List.of(CODE, ANSWERED, REQUEST_ID, SERVED_AT),
      found -> new ServiceError(
          found.get(CODE), found.get(ANSWERED), found.get(REQUEST_ID), found.get(SERVED_AT)));

  private static final Field<Problem, Problem.Kind> WHAT =
      new Field<>("kind", ValueCodecs.word(Problem.Kind.class), Problem::kind);
  private static final Field<Problem, Problem.Step> STEP =
      new Field<>("step", ValueCodecs.word(Problem.Step.class), Problem::step);
  private static final Field<Problem, Problem.Severity> SEVERITY =
      new Field<>("severity", ValueCodecs.word(Problem.Severity.class), Problem::severity);
  private static final Field<Problem, String> MESSAGE =
      new Field<>("message", ValueCodecs.TEXT, Problem::message);
  private static final Field<Problem, Optional<ServiceError>> ANSWER =
      new Field<>("answer", ValueCodecs.optional(SERVICE_ANSWER), Problem::answer);
  private static final Field<Problem, String> ADVICE =
      new Field<>("advice", ValueCodecs.TEXT, Problem::advice);
  private static final Field<Problem, Long> COUNT = new Field<>(
      "count", ValueCodecs.whole(1, Integer.MAX_VALUE), problem -> (long) problem.count());

  static final JsonCodec<Problem> PROBLEM = ObjectCodec.of(
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
