package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks mail addresses, because SES rejects a whole mail for one invalid address, and encodes them. */
final class MailAddresses {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern ADDRESS = Pattern.compile(
      "(?=[^@]{1,64}@)" + ATOM + "(\\." + ATOM + ")*+@" + LABEL + "(\\." + LABEL + ")+");
  private static final Pattern WITH_NAME = Pattern.compile("([^<>]*)<([^<>]*)>");
  private static final int LONGEST = 320;

  private MailAddresses() {}

  /** Returns the address, with the name before it encoded if necessary. */
  static String checked(String address) {
    if (address.length() > LONGEST) {
      throw refusal(address);
    }
    Matcher named = WITH_NAME.matcher(address);
    boolean hasName = named.matches();
    String bare = hasName ? named.group(2) : address;
    String name = hasName ? EncodedWords.phrase(named.group(1).strip()) : "";
    String whole = name.isEmpty() ? bare : name + " <" + bare + ">";
    if (!address.equals(PlainText.line(address))
        || whole.length() > LONGEST
        || !ADDRESS.matcher(bare).matches()) {
      throw refusal(address);
    }
    return whole;
  }

  private static IllegalArgumentException refusal(String address) {
    return new IllegalArgumentException("\"" + PlainText.line(address, LONGEST)
        + "\" is not a mail address such as ops@example.com or Backups <ops@example.com>, of at most "
        + LONGEST + " characters; only the name before it may be other than ASCII");
  }
}
