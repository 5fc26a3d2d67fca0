package io.github.lightsailsnapshot.examples.commandline.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses whole numbers of at least 1. */
public final class AtLeastOne implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
      throw new TypeConversionException(
          "\"" + text + "\" is not a whole number from 1 to 999999999");
    }
    return Integer.valueOf(text);
  }
}
