import io.github.lightsailsnapshot.core.client.*;
import io.github.lightsailsnapshot.core.job.*;
import io.github.lightsailsnapshot.core.lightsail.*;
import io.github.lightsailsnapshot.core.memory.*;
import io.github.lightsailsnapshot.core.monitor.*;
import io.github.lightsailsnapshot.core.report.*;
import io.github.lightsailsnapshot.core.spi.*;
import io.github.lightsailsnapshot.notify.*;
import io.github.lightsailsnapshot.notify.http.*;
import io.github.lightsailsnapshot.notify.ses.*;
import io.github.lightsailsnapshot.retention.*;
import io.github.lightsailsnapshot.retention.testing.*;
import java.time.*;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

// A region in memory with ten nights of web-1, for trying things out.
InMemorySnapshots inMemory() {
  InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1");
  SnapshotNaming naming = new SnapshotNaming("web-1-auto");
  for (int nights = 1; nights <= 10; nights++) {
    Instant at = Instant.now().minus(Duration.ofDays(nights));
    region.add("web-1", naming.nameAt(at), at);
  }
  return region;
}
