package io.github.lightsailsnapshot.core.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses with a common prefix. Names are never resolved: only a literal address can be in a range. */
final class AddressRange {
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f.]*:[0-9a-f:.]*");
  private static final AddressRange NOTHING = new AddressRange(new byte[0], 0);

  private final byte[] address;
  private final int bits;

  private AddressRange(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /** Parses a range such as {@code 10.0.0.0/8}, or a single address. Any other text is an empty range. */
  static AddressRange parse(String text) {
    String[] parts = text.split("/", 2);
    byte[] address = literal(parts[0]);
    if (address.length == 0) {
      return NOTHING;
    }
    int most = address.length * Byte.SIZE;
    if (parts.length == 1) {
      return new AddressRange(address, most);
    }
    boolean isLength = parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most;
    return isLength ? new AddressRange(address, Integer.parseInt(parts[1])) : NOTHING;
  }

  private static byte[] literal(String text) {
    try {
      return LITERAL.matcher(text).matches()
          ? InetAddress.getByName(text).getAddress()
          : new byte[0];
    } catch (UnknownHostException notAnAddress) {
      return new byte[0];
    }
  }

  boolean includes(String host) {
    byte[] other = literal(host);
    return other.length > 0
        && other.length == address.length
        && prefix(other).equals(prefix(address));
  }

  private BigInteger prefix(byte[] whole) {
    return new BigInteger(1, whole).shiftRight(whole.length * Byte.SIZE - bits);
  }
}
