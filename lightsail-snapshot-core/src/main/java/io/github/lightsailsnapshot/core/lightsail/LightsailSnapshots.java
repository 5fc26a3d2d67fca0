package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
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
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;

/**
 * The instance snapshots of a region of Amazon Lightsail. Thread-safe.
 *
 * <p>It calls only {@code GetInstanceSnapshots}, {@code CreateInstanceSnapshot} and {@code DeleteInstanceSnapshot}, and
 * {@code GetInstances} if a host asks for the {@link #instances()}.
 * Each attempt of a request has a time limit of 10 seconds, and each call including its retries 30 seconds. These
 * limits also apply to a client that the host provides; its other settings are unchanged. A call whose credentials are
 * not obtained in that time is abandoned one second later. The thread of an abandoned call, or the {@code
 * credential_process} of its profile, may continue. While 8 abandoned calls are running, other calls fail immediately
 * with {@link SnapshotException.Unavailable}.
 *
 * <p>After {@link #close()} every call fails with {@link SnapshotException.InvalidRequest}.
 */
public final class LightsailSnapshots implements SnapshotClient, AutoCloseable {
  static final String INSTANCE = "instance";
  private static final Paginator.Kind<InstanceSnapshot> SNAPSHOTS =
      new Paginator.Kind<>("instance snapshots", "snapshots", InstanceSnapshot::name);

  static final Duration CALL_LIMIT = Duration.ofSeconds(30);
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(10);

  private final LightsailClient client;
  private final AwsRequestOverrideConfiguration limits;
  private final SdkCalls calls;
  private final Runnable atClose;

  private LightsailSnapshots(LightsailClient client, Limits limits, Runnable atClose) {
    this(client, limits.configuration(), new SdkCalls(limits.call(), limits.threads()), atClose);
  }

  private LightsailSnapshots(
      LightsailClient client,
      AwsRequestOverrideConfiguration limits,
      SdkCalls calls,
      Runnable atClose) {
    this.client = client;
    this.limits = limits;
    this.calls = calls;
    this.atClose = atClose;
  }

  /**
   * Returns the instance snapshots in the region of an SDK client.
   *
   * @param client the SDK client, which the host must close
   * @return the snapshots in the client's region
   */
  public static LightsailSnapshots ofInstances(LightsailClient client) {
    return ofInstances(client, InterruptibleCaller.DAEMONS);
  }

  /**
   * Returns the instance snapshots in the region of an SDK client, with a thread factory. Each call is executed on a
   * separate thread. The factory is called on the thread of the caller, so it can copy thread-local context such as a
   * trace, which the client's interceptors then see.
   *
   * @param client the SDK client, which the host must close
   * @param threads creates a new thread for each call
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

  /** The time limits of attempts and calls, and the threads of calls. */
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
   * Returns the instance snapshots in the region of a named profile, with a new SDK client, which {@link #close()}
   * closes.
   *
   * @param profile the profile's name in the AWS credentials or configuration file
   * @return the snapshots
   * @throws IllegalArgumentException if there is no such profile, it lacks credentials or a region, or its credentials
   *     are not obtained within 30 seconds
   */
  public static LightsailSnapshots forProfile(String profile) {
    return of(AwsClients.profile(profile));
  }

  /**
   * Returns the instance snapshots in a region, with the credentials of a named profile and a new SDK client, which
   * {@link #close()} closes.
   *
   * @param profile the profile's name in the AWS credentials or configuration file
   * @param region the region, which takes precedence over the profile's
   * @return the snapshots
   * @throws IllegalArgumentException if there is no such profile, it lacks credentials, or they are not obtained within
   *     30 seconds
   */
  public static LightsailSnapshots forProfile(String profile, Region region) {
    return of(AwsClients.profile(profile).region(region));
  }

  /**
   * Returns the instance snapshots in a region, with given credentials and a new SDK client, which {@link #close()}
   * closes.
   *
   * @param access the credentials and the region
   * @return the snapshots
   * @throws IllegalArgumentException if no region is found
   */
  public static LightsailSnapshots of(AwsClients access) {
    return of(access, InterruptibleCaller.DAEMONS);
  }

  /**
   * Returns the instance snapshots in a region, with a thread factory as for {@link #ofInstances(LightsailClient,
   * ThreadFactory)}.
   *
   * @param access the credentials and the region
   * @param threads creates a new thread for each call
   * @return the snapshots
   * @throws IllegalArgumentException if no region is found
   */
  public static LightsailSnapshots of(AwsClients access, ThreadFactory threads) {
    Limits limits = new Limits(ATTEMPT_LIMIT, CALL_LIMIT, threads);
    LightsailClient owned = access.build(LightsailClient.builder());
    return new LightsailSnapshots(owned, limits, owned::close);
  }

  @Override
  public Listing list() {
    Paginator<InstanceSnapshot> pages = new Paginator<>(SNAPSHOTS, this::page);
    pages.read();
    SnapshotMapper mapper = new SnapshotMapper();
    pages.items().forEach(mapper::add);
    return mapper.listing(pages.servedAt());
  }

  private Page<InstanceSnapshot> page(String token) {
    GetInstanceSnapshotsRequest request = GetInstanceSnapshotsRequest.builder()
        .pageToken(token.isEmpty() ? null : token)
        .overrideConfiguration(limits)
        .build();
    return Page.of(calls.call(
        "Could not list the instance snapshots", () -> client.getInstanceSnapshots(request)));
  }

  /**
   * Returns the instances of this region, for a fleet that selects its sources. Listing them calls {@code GetInstances},
   * which needs that permission; nothing else does.
   *
   * @return the instances, which use this object's SDK client
   */
  public InstanceClient instances() {
    return new LightsailInstances(client, limits, calls);
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
   * Returns the region of the SDK client.
   *
   * @return the region's name, for example {@code eu-central-1}, or empty if the client does not report it, as a mock
   *     may not
   */
  public Optional<String> region() {
    try {
      return Optional.ofNullable(client.serviceClientConfiguration())
          .map(AwsServiceClientConfiguration::region)
          .map(Region::id);
    } catch (RuntimeException | Error doesNotTell) {
      return Optional.empty();
    }
  }

  @Override
  public Where where() {
    return new Where(region(), Optional.of(INSTANCE), Optional.empty());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each page of a listing is a request. The SDK's own retries come first; see {@link
   * AwsClients#withoutThrottlingRetries()}.
   */
  @Override
  public LightsailSnapshots limitedBy(RateLimiter limiter) {
    return new LightsailSnapshots(client, limits, calls.limitedBy(limiter), atClose);
  }

  /**
   * Closes the SDK client if this object created it; a client that the host provided stays open. No call is possible
   * afterwards.
   */
  @Override
  public void close() {
    calls.close();
    atClose.run();
  }

  /** Returns a description such as {@code LightsailSnapshots[instance in eu-central-1]}. */
  @Override
  public String toString() {
    return "LightsailSnapshots[" + where() + "]";
  }
}
