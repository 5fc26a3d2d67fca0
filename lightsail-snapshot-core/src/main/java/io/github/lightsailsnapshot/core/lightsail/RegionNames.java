package io.github.lightsailsnapshot.core.lightsail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Checks that the name of a region can be part of a host name. */
final class RegionNames {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private RegionNames() {}

  /**
   * Rejects invalid names. It does not check that the region exists, because AWS adds new ones.
   *
   * @throws IllegalArgumentException if the name is not valid; the message quotes it
   */
  static Region checked(Region region) {
    return checked(region, () -> "");
  }

  /** Rejects invalid names, and says where one is set. */
  static Region checked(Region region, Supplier<String> place) {
    String written = URLDecoder.decode(region.id(), StandardCharsets.UTF_8);
    if (!NAME.matcher(written).matches()) {
      String where = place.get();
      throw new IllegalArgumentException((where.isEmpty() ? "" : where + ": ") + "\""
          + SdkText.said(written) + "\" is not an AWS region; name one, such as eu-central-1");
    }
    return region;
  }
}
