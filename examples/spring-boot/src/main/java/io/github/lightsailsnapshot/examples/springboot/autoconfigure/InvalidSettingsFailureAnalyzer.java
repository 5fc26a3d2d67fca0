package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which properties a job refuses, instead of a stack trace. */
final class InvalidSettingsFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidSettingsException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
    return new FailureAnalysis(
        "The properties under '" + SnapshotProperties.PREFIX + "' do not make a snapshot job. "
            + cause.getMessage(),
        "Correct these properties in your application's configuration.",
        cause);
  }
}
