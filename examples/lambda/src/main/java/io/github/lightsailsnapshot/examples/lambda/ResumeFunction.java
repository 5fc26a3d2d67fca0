package io.github.lightsailsnapshot.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/**
 * Looks once at the snapshot of a run that {@link SnapshotFunction} started. If it is available, the run prunes, sends
 * its mail and is over; if it is pending, the function returns a new token. The event contains the last {@code token}.
 */
public final class ResumeFunction
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private final FunctionHost host;

  /**
   * Creates the function of a container, from its environment variables.
   *
   * @throws IllegalStateException if some are missing or wrong
   */
  public ResumeFunction() {
    this(FunctionHost.of(System.getenv()));
  }

  ResumeFunction(FunctionHost host) {
    this.host = host;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    return Result.of(host.job(context).resume(Event.token(event)));
  }
}
