package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import software.amazon.awssdk.regions.Region;

/** Checks the form of names of AWS regions. New regions are added regularly, so there is no list. */
public final class RegionName implements ITypeConverter<Region> {
  private static final Pattern FORM = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,2}-[0-9]{1,2}");

  @Override
  public Region convert(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new TypeConversionException(
          "\"" + text + "\" is not an AWS region such as eu-central-1 or us-east-1");
    }
    return Region.of(text);
  }

  /** Checks a region from a profile or the environment. */
  public static Region checked(Region found) {
    try {
      return new RegionName().convert(found.id());
    } catch (TypeConversionException malformed) {
      throw new UsageException("the region of the profile or the environment: "
          + malformed.getMessage() + "; --region names another one");
    }
  }

  /** Why a region may be misspelt, or newer than the SDK; empty if it is known. */
  public static Optional<String> doubt(Region region) {
    return Region.regions().contains(region)
        ? Optional.empty()
        : Optional.of(region
            + " is not a region that was known when this command was built; is it spelt right?");
  }
}
