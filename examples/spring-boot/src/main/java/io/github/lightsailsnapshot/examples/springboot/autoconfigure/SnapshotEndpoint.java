package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import io.github.lightsailsnapshot.notify.json.ReportJson;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /actuator/snapshot}: the report of the last run of this process, or 404 if there is none yet. */
@Endpoint(id = "snapshot")
public final class SnapshotEndpoint {
  private final LastReport lastReport;

  SnapshotEndpoint(LastReport lastReport) {
    this.lastReport = lastReport;
  }

  /**
   * Returns the last report.
   *
   * @return the report in the form of {@link ReportJson}, or null if no run has ended yet
   */
  @ReadOperation(produces = "application/json")
  public @Nullable String lastReport() {
    return lastReport.get().map(ReportJson::write).orElse(null);
  }
}
