package io.github.lightsailsnapshot.notify.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a receiver, who has the same key, who wrote a body. */
final class Signature {
  static final String HEADER = "X-Lightsail-Snapshot-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;

  private final SecretKeySpec key;

  Signature(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException("The key of a signature must have at least " + SHORTEST_KEY
          + " bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The key as somebody who shows it by mistake would write it. */
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
