package io.github.lightsailsnapshot.notify.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a body, so that a receiver with the same key can verify the sender. */
final class BodySignature {
  static final String HEADER = "X-Lightsail-Snapshot-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final SecretKeySpec key;

  BodySignature(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException("The key of a signature must have at least " + SHORTEST_KEY
          + " bytes, not " + key.length);
    }
    if (text(key).filter(BodySignature::hasSpaceAtAnEnd).isPresent()) {
      throw new IllegalArgumentException("The key of a signature (not shown, it is a secret) begins"
          + " or ends with white space or a line end, and receivers that know it without would"
          + " refuse every message: remove that");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Random bytes may end with a line feed; a text that does was probably read from a file or a variable. */
  private static Optional<String> text(byte[] key) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      return Optional.of(text)
          .filter(read ->
              read.chars().allMatch(c -> Character.isWhitespace(c) || !Character.isISOControl(c)));
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  private static boolean hasSpaceAtAnEnd(String text) {
    return isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1));
  }

  private static boolean isSpace(char end) {
    return Character.isWhitespace(end) || Character.isSpaceChar(end) || end == BYTE_ORDER_MARK;
  }

  /** The forms in which the key could be shown by mistake. */
  String keyAsText() {
    return new String(key.getEncoded(), StandardCharsets.UTF_8);
  }

  String of(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
