package io.github.lightsailsnapshot.core.lightsail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Names of regions, as far as they can be part of a host's name. */
final class RegionNames {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private RegionNames() {}

  /**
   * Refuses what is no name of a region. Whether there is such a region is not known: AWS adds new ones.
   *
   * @throws IllegalArgumentException if it is none; the message shows it as it was written
   */
  static Region checked(Region region) {
    String written = URLDecoder.decode(region.id(), StandardCharsets.UTF_8);
    if (!NAME.matcher(written).matches()) {
      throw new IllegalArgumentException(
          "\"" + SdkText.said(written) + "\" is no AWS region; name one, such as eu-central-1");
    }
    return region;
  }
}
