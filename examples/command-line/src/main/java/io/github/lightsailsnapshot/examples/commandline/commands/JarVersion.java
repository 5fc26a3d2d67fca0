package io.github.lightsailsnapshot.examples.commandline.commands;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
public final class JarVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"lightsail-snapshot " + number()};
  }

  private static String number() {
    return Objects.requireNonNullElse(
        JarVersion.class.getPackage().getImplementationVersion(), "(not from a jar)");
  }
}
