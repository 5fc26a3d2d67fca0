package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.client.Where;

/** Describes the place of a run, of which little may be known. */
final class PlaceText {
  private PlaceText() {}

  static String of(Where where) {
    String place = where
        .region()
        .map(region -> where.kind().map(kind -> kind + " in ").orElse("in ") + region)
        .orElseGet(() -> where.kind().map(kind -> kind + ", ").orElse("") + "region not known");
    return place + where.host().map(host -> ", run on " + host).orElse("");
  }
}
