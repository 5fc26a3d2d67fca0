package io.github.lightsailsnapshot.notify.ses;

import java.util.regex.Pattern;

/** Mail addresses, checked as far as SES would refuse the whole mail for them. */
final class Addresses {
  private static final Pattern ADDRESS = Pattern.compile(
      "[\\x21-\\x7e&&[^@,;<>\"()]]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
  private static final Pattern WITH_NAME = Pattern.compile("([\\x20-\\x7e&&[^<>]]*)<([^<>]*)>");
  private static final int LONGEST = 320;

  private Addresses() {}

  static String checked(String address) {
    var named = WITH_NAME.matcher(address);
    String bare = named.matches() ? named.group(2) : address;
    if (address.length() > LONGEST || !ADDRESS.matcher(bare).matches()) {
      throw new IllegalArgumentException(
          "\"" + address + "\" is no mail address such as ops@example.com or"
              + " Backups <ops@example.com>, in ASCII");
    }
    return address;
  }
}
