package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.CreateInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.DeleteInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsRequest;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;

/**
 * The instance snapshots of a region of Amazon Lightsail. Thread-safe.
 *
 * <p>It calls {@code GetInstanceSnapshots}, {@code CreateInstanceSnapshot} and {@code DeleteInstanceSnapshot} and nothing
 * else. Each attempt of a request has 10 seconds and each call with its repetitions 30, also on a client of the host's, which
 * is otherwise used as it is. A call whose credentials cannot be had in that time is given up a second later. What such a call
 * has started, a thread or the profile's {@code credential_process}, may go on; as long as 8 of them do, other calls fail at
 * once with {@link SnapshotException.Unavailable}.
 *
 * <p>After {@link #close()} every call fails with {@link SnapshotException.InvalidRequest}.
 */
public final class LightsailSnapshots implements SnapshotClient, AutoCloseable {
  static final String INSTANCE = "instance";

  static final Duration CALL_LIMIT = Duration.ofSeconds(30);
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(10);

  private final LightsailClient client;
  private final AwsRequestOverrideConfiguration limits;
  private final SdkCalls calls;
  private final Runnable atClose;

  private LightsailSnapshots(LightsailClient client, Limits limits, Runnable atClose) {
    this.client = client;
    this.limits = limits.configuration();
    this.calls = new SdkCalls(limits.call(), limits.threads());
    this.atClose = atClose;
  }

  /**
   * The instance snapshots that a client sees.
   *
   * @param client a client that the host built and closes
   * @return the snapshots in the client's region
   */
  public static LightsailSnapshots ofInstances(LightsailClient client) {
    return ofInstances(client, InterruptibleCaller.DAEMONS);
  }

  /**
   * The same with threads of the host's. Each call is made on a thread of its own, and the factory is asked on the thread of the caller,
   * so one that copies what a thread knows, such as a trace, takes it to the interceptors of the client.
   *
   * @param client a client that the host built and closes
   * @param threads makes a new thread for each call
   * @return the snapshots in the client's region
   */
  public static LightsailSnapshots ofInstances(LightsailClient client, ThreadFactory threads) {
    return withLimits(client, new Limits(ATTEMPT_LIMIT, CALL_LIMIT, threads));
  }

  static LightsailSnapshots withLimits(LightsailClient client, Duration attempt, Duration call) {
    return withLimits(client, new Limits(attempt, call, InterruptibleCaller.DAEMONS));
  }

  private static LightsailSnapshots withLimits(LightsailClient client, Limits limits) {
    return new LightsailSnapshots(Objects.requireNonNull(client, "client"), limits, () -> {});
  }

  /** How long an attempt and a call may take, and on which threads calls are made. */
  private record Limits(Duration attempt, Duration call, ThreadFactory threads) {
    Limits {
      Objects.requireNonNull(threads, "threads");
    }

    AwsRequestOverrideConfiguration configuration() {
      return AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(attempt)
          .apiCallTimeout(call)
          .build();
    }
  }

  /**
   * The instance snapshots in the region of a named profile, with a client of its own, which {@link #close()} closes.
   *
   * @param profile the profile's name in the AWS credentials or configuration file
   * @return the snapshots
   * @throws IllegalArgumentException if there is no such profile, it lacks credentials or a region, or its credentials do not
   *     come within 30 seconds
   */
  public static LightsailSnapshots forProfile(String profile) {
    return of(AwsClients.profile(profile));
  }

  /**
   * The instance snapshots in a region, by the credentials of a named profile, with a client of its own, which {@link
   * #close()} closes.
   *
   * @param profile the profile's name in the AWS credentials or configuration file
   * @param region the region, whatever the profile says
   * @return the snapshots
   * @throws IllegalArgumentException if there is no such profile, it lacks credentials, or they do not come within 30 seconds
   */
  public static LightsailSnapshots forProfile(String profile, Region region) {
    return of(AwsClients.profile(profile).region(region));
  }

  /**
   * The instance snapshots that credentials and a region give access to, with a client of its own, which {@link #close()}
   * closes.
   *
   * @param access the credentials and the region
   * @return the snapshots
   * @throws IllegalArgumentException if no region can be found
   */
  public static LightsailSnapshots of(AwsClients access) {
    return of(access, InterruptibleCaller.DAEMONS);
  }

  /**
   * The same with threads of the host's, as of {@link #ofInstances(LightsailClient, ThreadFactory)}.
   *
   * @param access the credentials and the region
   * @param threads makes a new thread for each call
   * @return the snapshots
   * @throws IllegalArgumentException if no region can be found
   */
  public static LightsailSnapshots of(AwsClients access, ThreadFactory threads) {
    Limits limits = new Limits(ATTEMPT_LIMIT, CALL_LIMIT, threads);
    LightsailClient owned = access.build(LightsailClient.builder());
    return new LightsailSnapshots(owned, limits, owned::close);
  }

  @Override
  public Listing list() {
    return new Paginator(this::page).read();
  }

  private SnapshotPage page(String token) {
    GetInstanceSnapshotsRequest request = GetInstanceSnapshotsRequest.builder()
        .pageToken(token.isEmpty() ? null : token)
        .overrideConfiguration(limits)
        .build();
    return SnapshotPage.of(calls.call(
        "Could not list the instance snapshots", () -> client.getInstanceSnapshots(request)));
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    String attempted = "Could not create snapshot " + name + " of instance " + source;
    List<Operation> operations = requested(attempted, source, name);
    refuseFailed(attempted, operations);
    if (operations.isEmpty()) {
      throw new SnapshotException.Unavailable(attempted + ": the answer names no operation");
    }
    return operations.stream()
        .map(Operation::createdAt)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private List<Operation> requested(String attempted, String source, String name) {
    CreateInstanceSnapshotRequest request = CreateInstanceSnapshotRequest.builder()
        .instanceName(source)
        .instanceSnapshotName(name)
        .overrideConfiguration(limits)
        .build();
    try {
      return calls.call(attempted, () -> client.createInstanceSnapshot(request)).operations();
    } catch (SnapshotException failed) {
      throw SdkExceptionTranslator.ofCreation(failed);
    }
  }

  @Override
  public void delete(Snapshot snapshot) {
    String attempted = "Could not delete snapshot " + snapshot.name();
    DeleteInstanceSnapshotRequest request = DeleteInstanceSnapshotRequest.builder()
        .instanceSnapshotName(snapshot.name())
        .overrideConfiguration(limits)
        .build();
    refuseFailed(
        attempted,
        calls.call(attempted, () -> client.deleteInstanceSnapshot(request)).operations());
  }

  private static void refuseFailed(String attempted, List<Operation> operations) {
    for (Operation operation : operations) {
      if (operation.status() == OperationStatus.FAILED) {
        throw SdkExceptionTranslator.ofOperation(attempted, operation);
      }
    }
  }

  /**
   * The region that the client calls.
   *
   * @return its name, for example {@code eu-central-1}, or nothing if the client does not tell, as a mock
   */
  public Optional<String> region() {
    try {
      return Optional.ofNullable(client.serviceClientConfiguration())
          .map(AwsServiceClientConfiguration::region)
          .map(Region::id);
    } catch (RuntimeException doesNotTell) {
      return Optional.empty();
    }
  }

  @Override
  public Where where() {
    return new Where(region(), Optional.of(INSTANCE), Optional.empty());
  }

  /** Closes the client if it is one of its own; a host's client stays open. No call is possible afterwards. */
  @Override
  public void close() {
    calls.close();
    atClose.run();
  }

  /** For people, such as {@code LightsailSnapshots[instance in eu-central-1]}. */
  @Override
  public String toString() {
    return "LightsailSnapshots[" + where() + "]";
  }
}
