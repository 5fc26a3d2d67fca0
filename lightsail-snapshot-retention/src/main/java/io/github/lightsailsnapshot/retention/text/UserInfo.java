package io.github.lightsailsnapshot.retention.text;

/** Hides a user and a password before a host: {@code user:password@host}. */
final class UserInfo {
  private static final String BEFORE_USER = "/=,;&([{<\"'";
  /** ARNs contain colons, and may contain an email address. */
  private static final String ARN = "arn:aws";

  private UserInfo() {}

  static String hidden(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    while (from < text.length()) {
      int end = Word.end(text, from);
      shown.append(hiddenIn(text.substring(from, end)));
      shown.append(text, end, Math.min(end + 1, text.length()));
      from = end + 1;
    }
    return shown.toString();
  }

  /** Up to the last {@code @}, because the password may contain others. */
  private static String hiddenIn(String word) {
    int at = word.lastIndexOf('@');
    int user = userBefore(at, word);
    return user < 0 ? word : word.substring(0, user) + Redactor.HIDDEN + word.substring(at);
  }

  /** The start of the first user with a password before the index, or -1. */
  private static int userBefore(int at, String word) {
    int begin = 0;
    for (int i = 0; i < at - 1; i++) {
      if (BEFORE_USER.indexOf(word.charAt(i)) >= 0) {
        begin = i + 1;
      } else if (word.charAt(i) == ':' && i > begin && !word.startsWith(ARN, begin)) {
        return begin;
      }
    }
    return -1;
  }
}
