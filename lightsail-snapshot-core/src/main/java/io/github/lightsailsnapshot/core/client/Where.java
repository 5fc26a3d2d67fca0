package io.github.lightsailsnapshot.core.client;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The place of a run: region, kind of snapshots, and host. It distinguishes instances of the same name in two regions.
 *
 * @param region the region, such as {@code eu-central-1}, if the client knows it
 * @param kind what the snapshots are of, such as {@code instance}, if the client knows it
 * @param host the name of the machine that ran the job, if known
 */
public record Where(Optional<String> region, Optional<String> kind, Optional<String> host) {
  /** Nothing is known. */
  public static final Where UNKNOWN =
      new Where(Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks that no component is null. */
  public Where {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(host, "host");
  }

  /**
   * Creates a place without a host.
   *
   * @param region the region
   * @param kind what the snapshots are of, such as {@code instance}
   * @return the place
   */
  public static Where of(String region, String kind) {
    return new Where(Optional.of(region), Optional.of(kind), Optional.empty());
  }

  /**
   * Returns this place with a host.
   *
   * @param name the host's name
   * @return the place with the host
   */
  public Where onHost(String name) {
    return new Where(region, kind, Optional.of(name));
  }

  /**
   * Returns a description such as {@code instance in eu-central-1, run on backup-1}, or an empty string if nothing is
   * known.
   */
  @Override
  public String toString() {
    String place = Stream.of(kind, region.map(name -> "in " + name))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
    return Stream.of(
            Optional.of(place).filter(known -> !known.isEmpty()),
            host.map(name -> "run on " + name))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
