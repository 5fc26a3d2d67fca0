package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** A file whose content is a value. No message contains its content. */
record SecretFile(Path path) {
  private static final int LARGEST = 64 * 1024;

  /**
   * Reads the value, without one line end at its end.
   *
   * @throws IllegalArgumentException if it is not a value
   */
  String read() {
    byte[] content = content();
    if (content.length > LARGEST) {
      throw new IllegalArgumentException("the file is larger than 64 KiB");
    }
    String value = withoutLineEnd(text(content));
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the file is empty");
    }
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "the file has more than one line; it must contain the value and nothing else");
    }
    return value;
  }

  /** Opening a pipe could block forever. */
  private byte[] content() {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(
          "there is no such file; paths are relative to the" + " configuration file");
    }
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(LARGEST + 1);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("the file cannot be read", unreadable);
    }
  }

  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("the file is not valid UTF-8", malformed);
    }
  }

  private static String withoutLineEnd(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** File systems without these permissions have others of their own. */
  boolean isReadableByOthers() {
    try {
      return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException notTold) {
      return false;
    }
  }
}
