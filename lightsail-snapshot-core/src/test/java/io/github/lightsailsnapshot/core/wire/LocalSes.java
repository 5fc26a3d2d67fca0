package io.github.lightsailsnapshot.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** SES, which keeps the mails that it takes. Its further errors are a matter of {@link Faults}. Thread-safe. */
public final class LocalSes {
  private static final int MOST_RECIPIENTS = 50;

  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private volatile Set<String> verified = Set.of();

  LocalSes() {}

  /** Rejects mails from any other sender; unless told so, takes them from everybody. */
  public void verifiedOnly(String... senders) {
    verified = Set.of(senders);
  }

  /** The mails so far, also those that the client does not know of because the reply was lost. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  void send(Mail mail) {
    if (!verified.isEmpty() && !verified.contains(mail.source())) {
      throw new AwsFailure(AwsError.messageRejected(mail.source()));
    }
    checkRecipients(mail.recipients());
    mails.add(mail);
  }

  /** One bad address refuses the whole mail. */
  private static void checkRecipients(List<String> recipients) {
    if (recipients.size() > MOST_RECIPIENTS) {
      throw invalid("Recipient count exceeds " + MOST_RECIPIENTS + ".");
    }
    if (recipients.isEmpty() || !recipients.stream().allMatch(LocalSes::isAddress)) {
      throw invalid("Missing final '@domain'");
    }
  }

  private static boolean isAddress(String text) {
    boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    return plain && text.matches("[^@]+@[^@]+");
  }

  private static AwsFailure invalid(String message) {
    return new AwsFailure(AwsError.of("InvalidParameterValue", message, 400));
  }
}
