package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.testing.SampleReports;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether mail, webhook and heartbeat can be reached, or, on request, whether they accept a test.
 *
 * @param subject what the test report is about
 */
record ChannelChecks(List<Channel> channels, Reachability network, String subject) {

  List<Finding> findings(boolean sendsTest) {
    List<Finding> findings =
        new ArrayList<>(channels.stream().map(this::reached).toList());
    if (sendsTest) {
      channels.forEach(channel -> channel
          .notifier()
          .ifPresent(notifier -> findings.add(sent("test " + channel.name(), notifier))));
    }
    return findings;
  }

  private Finding reached(Channel channel) {
    return channel
        .server()
        .map(address -> network.of(channel.name(), address))
        .orElseGet(() -> Finding.unknown(channel.name(), "there is none"));
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
        subject + " (a test of lightsail-snapshot doctor)",
        "test");
    return SampleReports.succeeded().toBuilder().run(info).build();
  }
}
