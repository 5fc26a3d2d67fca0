package io.github.lightsailsnapshot.core.wire;

/** Carries an error out of an operation, up to where it is written in the service's own form. */
final class AwsFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient AwsError error;

  AwsFailure(AwsError error) {
    super(error.message());
    this.error = error;
  }

  AwsError error() {
    return error;
  }
}
