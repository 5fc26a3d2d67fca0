package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.Notifier;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.Body;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.Message;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;

/**
 * Mails the report by Amazon SES, as text and as HTML. It calls {@code SendEmail} and nothing else. Thread-safe.
 *
 * <p>The region is that of the client, which may be another than Lightsail's. The sender must be verified there, and as long
 * as the account is in SES's sandbox, the recipients too. A reply that is lost is asked for again, so a mail may come twice.
 */
public final class SesNotifier implements Notifier {
  private static final AwsRequestOverrideConfiguration LIMITS =
      AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(Duration.ofSeconds(6))
          .apiCallTimeout(Duration.ofSeconds(14))
          .build();

  private final SesClient client;
  private final String from;
  private final List<String> to;
  private final List<String> replyTo;
  private final Optional<String> configurationSet;

  private SesNotifier(Builder builder) {
    this.client = builder.client;
    this.from = builder.from;
    this.to = List.copyOf(builder.to);
    this.replyTo = List.copyOf(builder.replyTo);
    this.configurationSet = builder.configurationSet;
  }

  /**
   * A notifier in the making.
   *
   * @param client a client that the host built and closes
   * @param from the sender's address, verified in the client's region
   * @return a builder
   * @throws IllegalArgumentException if the address cannot be one
   */
  public static Builder builder(SesClient client, String from) {
    return new Builder(client, from);
  }

  @Override
  public void send(SnapshotReport report) throws MailException {
    try {
      client.sendEmail(request(report));
    } catch (SdkException failure) {
      throw MailException.of(failure);
    }
  }

  private SendEmailRequest request(SnapshotReport report) {
    MailText text = new MailText(report);
    return SendEmailRequest.builder()
        .source(from)
        .destination(destination -> destination.toAddresses(to))
        .replyToAddresses(replyTo)
        .configurationSetName(configurationSet.orElse(null))
        .message(Message.builder()
            .subject(utf8(text.subject()))
            .body(Body.builder().text(utf8(text.text())).html(utf8(text.html())).build())
            .build())
        .overrideConfiguration(LIMITS)
        .build();
  }

  /** Without a character set SES takes the content for 7-bit ASCII. */
  private static Content utf8(String data) {
    return Content.builder().charset("UTF-8").data(data).build();
  }

  /** What a mail notifier needs to know. Not thread-safe. */
  public static final class Builder {
    private static final int MOST_RECIPIENTS = 50;

    private final SesClient client;
    private final String from;
    private final List<String> to = new ArrayList<>();
    private final List<String> replyTo = new ArrayList<>();
    private Optional<String> configurationSet = Optional.empty();

    private Builder(SesClient client, String from) {
      this.client = Objects.requireNonNull(client, "client");
      this.from = Addresses.checked(from);
    }

    /**
     * Adds recipients.
     *
     * @param addresses their addresses
     * @return this
     * @throws IllegalArgumentException if one of them cannot be an address
     */
    public Builder to(String... addresses) {
      List.of(addresses).forEach(address -> to.add(Addresses.checked(address)));
      return this;
    }

    /**
     * Adds addresses that answers go to.
     *
     * @param addresses the addresses; without any, answers go to the sender
     * @return this
     * @throws IllegalArgumentException if one of them cannot be an address
     */
    public Builder replyTo(String... addresses) {
      List.of(addresses).forEach(address -> replyTo.add(Addresses.checked(address)));
      return this;
    }

    /**
     * Sends through a configuration set of SES.
     *
     * @param name the set's name: letters, digits, {@code _} and {@code -}, at most 64
     * @return this
     * @throws IllegalArgumentException if the name cannot be one
     */
    public Builder configurationSet(String name) {
      if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
        throw new IllegalArgumentException("The configuration set \"" + name
            + "\" must be letters, digits, '_' and '-', at most 64");
      }
      this.configurationSet = Optional.of(name);
      return this;
    }

    /**
     * Makes the notifier.
     *
     * @return the notifier
     * @throws IllegalArgumentException if there is no recipient, or more than the 50 that SES takes in a mail
     */
    public SesNotifier build() {
      if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
        throw new IllegalArgumentException(
            "A mail needs 1 to " + MOST_RECIPIENTS + " recipients, not " + to.size());
      }
      return new SesNotifier(this);
    }
  }
}
