package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders for tests that nobody else can change, as an archive of classes needs one: below the build's folder. */
final class PrivateFolder {
  private PrivateFolder() {}

  static Path create(String name) throws IOException {
    Path build = Path.of(Machine.jar()).getParent().toRealPath();
    for (Path above = build; above != null; above = above.getParent()) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(above);
      assumeThat(permissions)
          .as("others can change " + above
              + ", so no archive below it is used, and this is not tested")
          .doesNotContain(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    }
    return Files.createTempDirectory(
        build,
        name,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
