package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.FleetReport;
import java.util.stream.Collectors;

/** Describes the place of a run, of which little may be known. */
final class PlaceText {
  /** At most this many places of a fleet. */
  private static final int MOST = 20;

  private PlaceText() {}

  static String of(Where where) {
    return place(where) + host(where);
  }

  /** The places of the jobs, of which a fleet may have several, and the host of the fleet. */
  static String of(FleetReport report) {
    String places = report.jobs().stream()
        .map(job -> place(job.where()))
        .distinct()
        .sorted()
        .limit(MOST)
        .collect(Collectors.joining("; "));
    return (places.isEmpty() ? "region not known" : places) + host(report.where());
  }

  private static String place(Where where) {
    return where
        .region()
        .map(region -> where.kind().map(kind -> kind + " in ").orElse("in ") + region)
        .orElseGet(() -> where.kind().map(kind -> kind + ", ").orElse("") + "region not known");
  }

  private static String host(Where where) {
    return where.host().map(host -> ", run on " + host).orElse("");
  }
}
