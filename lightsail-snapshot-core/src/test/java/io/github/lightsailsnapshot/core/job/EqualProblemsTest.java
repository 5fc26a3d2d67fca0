package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import org.junit.jupiter.api.Test;

/** The same problem is reported once, with a count. */
class EqualProblemsTest {
  private final JobFixture web = new JobFixture();

  private SnapshotReport afterRefusals(ServiceError... answers) {
    for (ServiceError answer : answers) {
      web.client.nextCreation(failing(new SnapshotException.InvalidState("Not now", answer)));
    }
    return web.keepLast(1).run();
  }

  @Test
  void theIdOfTheRequestMakesNoDifference() {
    SnapshotReport report = afterRefusals(
        new ServiceError("OperationFailure", "busy", "id-1"),
        new ServiceError("OperationFailure", "busy", "id-2"));

    assertThat(report.warnings()).singleElement().extracting(Problem::count).isEqualTo(2);
  }

  @Test
  void whatTheServiceSaidDoes() {
    SnapshotReport report = afterRefusals(
        new ServiceError("OperationFailure", "busy", "id-1"),
        new ServiceError("OperationFailure", "stopping", "id-2"));

    assertThat(report.warnings()).extracting(Problem::count).containsExactly(1, 1);
  }
}
