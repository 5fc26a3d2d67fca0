package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.testing.SampleReports;
import io.github.lightsailsnapshot.examples.commandline.commands.RunClients;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.options.RunOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.endpoints.SesEndpointProvider;

/** Whether mail, webhook and heartbeat can be reached, or, on request, whether they accept a test. */
record ChannelChecks(RunOptions run, RunClients clients, Reachability network) {

  List<Finding> findings(boolean sendsTest) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Optional<URI>> servers = new LinkedHashMap<>();
    servers.put("mail", clients.ses().map(ChannelChecks::server));
    servers.put("webhook", run.channels().webhookServer());
    servers.put("heartbeat", run.channels().heartbeatServer());
    servers.forEach((name, server) -> findings.add(server
        .map(address -> network.of(name, address))
        .orElseGet(() -> Finding.unknown(name, "there is none"))));
    if (sendsTest) {
      notifiers().forEach((name, notifier) -> findings.add(sent(name, notifier)));
    }
    return findings;
  }

  private static URI server(SesClient ses) {
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

  private Map<String, Notifier> notifiers() {
    Map<String, Notifier> notifiers = new LinkedHashMap<>();
    clients.ses().map(run.mail()::notifier).ifPresent(mail -> notifiers.put("test mail", mail));
    run.channels().webhookNotifier().ifPresent(webhook -> notifiers.put("test webhook", webhook));
    run.channels().heartbeatNotifier().ifPresent(ping -> notifiers.put("test heartbeat", ping));
    return notifiers;
  }

  /** The only broad catch: a notifier may throw anything. */
  private Finding sent(String name, Notifier notifier) {
    try {
      notifier.send(report());
      return Finding.ok(name, "sent and accepted");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Finding.unknown(name, "interrupted");
    } catch (Exception failed) {
      return Finding.failed(name, OneLine.of(failed));
    }
  }

  private SnapshotReport report() {
    RunInfo info = new RunInfo(
        RunId.random(),
        RunKind.RUN,
        Where.UNKNOWN,
        run.source().instance() + " (a test of lightsail-snapshot doctor)",
        "test");
    return SampleReports.succeeded().toBuilder().run(info).build();
  }
}
