package io.github.lightsailsnapshot.core.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who signed a request, and for where: {@code Credential=KEY/20260101/us-east-1/lightsail/aws4_request}. */
record CredentialScope(String accessKeyId, String region) {
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");

  static CredentialScope of(String authorization) {
    Matcher found = CREDENTIAL.matcher(authorization);
    return found.find()
        ? new CredentialScope(found.group(1), found.group(2))
        : new CredentialScope("", "");
  }
}
