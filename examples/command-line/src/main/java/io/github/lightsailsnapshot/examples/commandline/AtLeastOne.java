package io.github.lightsailsnapshot.examples.commandline;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers of which there must be at least one. */
final class AtLeastOne implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
      throw new TypeConversionException("\"" + text + "\" is no whole number from 1 to 999999999");
    }
    return Integer.valueOf(text);
  }
}
