package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.spi.Notifier;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.endpoints.SesEndpointProvider;

/**
 * A way by which reports are sent.
 *
 * @param server the address of its server, which may be secret but for the host; empty if it is not used
 * @param notifier sends reports to it; empty if it is not used
 */
record Channel(String name, Optional<URI> server, Optional<Notifier> notifier) {

  /** Where a client for mail sends its requests. */
  static URI server(SesClient ses) {
    return SesEndpointProvider.defaultProvider()
        .resolveEndpoint(asked -> asked
            .region(ses.serviceClientConfiguration().region())
            .endpoint(ses.serviceClientConfiguration()
                .endpointOverride()
                .map(URI::toString)
                .orElse(null)))
        .join()
        .url();
  }
}
