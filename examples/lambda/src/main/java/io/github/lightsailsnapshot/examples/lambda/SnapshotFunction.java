package io.github.lightsailsnapshot.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import java.util.Map;

/**
 * Takes a snapshot and returns a token for {@link ResumeFunction}, without waiting until the snapshot is available. The
 * event can contain {@code scheduledFor}, the time at which the run was scheduled.
 */
public final class SnapshotFunction
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private final FunctionHost host;

  /**
   * Creates the function of a container, from its environment variables.
   *
   * @throws IllegalStateException if some are missing or wrong
   */
  public SnapshotFunction() {
    this(FunctionHost.of(System.getenv()));
  }

  SnapshotFunction(FunctionHost host) {
    this.host = host;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    SnapshotJob job = host.job(context);
    return Result.of(Event.scheduledFor(event).map(job::start).orElseGet(job::start));
  }
}
