package io.github.lightsailsnapshot.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Deletes what the policy does not keep, without taking a snapshot. The event can be empty. */
public final class PruneFunction
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private final FunctionHost host;

  /**
   * Creates the function of a container, from its environment variables.
   *
   * @throws IllegalStateException if some are missing or wrong
   */
  public PruneFunction() {
    this(FunctionHost.of(System.getenv()));
  }

  PruneFunction(FunctionHost host) {
    this.host = host;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    return Result.of(host.job(context).prune());
  }
}
