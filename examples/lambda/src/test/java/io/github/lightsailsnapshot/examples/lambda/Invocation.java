package io.github.lightsailsnapshot.examples.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** What Lambda hands to a handler, of which only the remaining time matters here. */
record Invocation(int millis, long startedNanos) implements Context {
  static Invocation of(int millis) {
    return new Invocation(millis, System.nanoTime());
  }

  @Override
  public int getRemainingTimeInMillis() {
    return millis - (int) ((System.nanoTime() - startedNanos) / 1_000_000);
  }

  @Override
  public String getAwsRequestId() {
    return "8f5d2c1a";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/run";
  }

  @Override
  public String getLogStreamName() {
    return "2026/11/22/[$LATEST]";
  }

  @Override
  public String getFunctionName() {
    return "run";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:run";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("A scheduled invocation has none");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("A scheduled invocation has none");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("The functions do not log");
  }
}
