package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.Body;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.Message;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;

/**
 * Sends the report by mail with Amazon SES, as text and as HTML with the same content: first the outcome and what to
 * do, then what was created, kept and deleted, and why. It calls only {@code SendEmail}. Thread-safe.
 *
 * <p>The region is that of the client, and may differ from Lightsail's. The sender must be verified in this region, and
 * so must the recipients while the account is in the SES sandbox. If a reply is lost, the request is repeated, so a
 * mail may arrive twice.
 *
 * <p>SES accepts 50 recipients per mail, so more recipients are split into several mails, all of which are attempted.
 * If SES rejects a mail because of the sending rate, it is retried, within 14 seconds in total. If the daily quota is
 * exhausted, only the client's own retries apply.
 */
public final class SesNotifier implements Notifier {
  private static final int MOST_RECIPIENTS = 50;
  private static final int MOST_SHOWN = 3;

  private final SesClient client;
  private final String from;
  private final List<String> to;
  private final List<String> replyTo;
  private final Optional<String> configurationSet;
  private final List<MessageTag> tags;
  private final SubjectTemplate subject;
  private final TimeFormat times;
  private final TimeSource time;

  private SesNotifier(Builder builder) {
    this.client = builder.client;
    this.from = builder.from;
    this.to = List.copyOf(builder.to);
    this.replyTo = List.copyOf(builder.replyTo);
    this.configurationSet = builder.configurationSet;
    this.tags = builder.tags.entrySet().stream()
        .map(
            tag -> MessageTag.builder().name(tag.getKey()).value(tag.getValue()).build())
        .toList();
    this.subject = builder.subject;
    this.times = new TimeFormat(builder.zone);
    this.time = builder.time;
  }

  /**
   * Returns a builder for a notifier.
   *
   * @param client the SES client, which the host must close
   * @param from the sender's address, verified in the client's region; a name before it, as in {@code Backups
   *     <ops@example.com>}, may contain any letters
   * @return a builder
   * @throws IllegalArgumentException if the address is not valid
   */
  public static Builder builder(SesClient client, String from) {
    return new Builder(client, from);
  }

  @Override
  public void send(RunReport report) throws MailException, InterruptedException {
    Message message = message(report);
    SesSender sending = new SesSender(client, time);
    List<MailException> failures = new ArrayList<>();
    for (int first = 0; first < to.size(); first += MOST_RECIPIENTS) {
      int end = Math.min(first + MOST_RECIPIENTS, to.size());
      try {
        sending.send(name(first, end), request(message, to.subList(first, end)));
      } catch (MailException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw MailException.of(failures, (to.size() - 1) / MOST_RECIPIENTS + 1);
    }
  }

  /** Returns a description with the sender and the recipients, or their number. */
  @Override
  public String toString() {
    String recipients = to.size() > MOST_SHOWN ? to.size() + " recipients" : String.join(", ", to);
    return "SesNotifier[" + from + " to " + recipients + "]";
  }

  private String name(int first, int end) {
    return to.size() <= MOST_RECIPIENTS
        ? "The mail"
        : "The mail to recipients " + (first + 1) + " to " + end + " of " + to.size();
  }

  private Message message(RunReport report) {
    MailContent facts = MailContent.of(report, times);
    Body body = Body.builder()
        .text(utf8(TextPart.of(facts)))
        .html(utf8(HtmlPart.of(facts)))
        .build();
    return Message.builder().subject(utf8(subject.of(report))).body(body).build();
  }

  private SendEmailRequest request(Message message, List<String> recipients) {
    return SendEmailRequest.builder()
        .source(from)
        .destination(destination -> destination.toAddresses(recipients))
        .replyToAddresses(replyTo)
        .configurationSetName(configurationSet.orElse(null))
        .tags(tags)
        .message(message)
        .build();
  }

  /** Without a character set, SES assumes 7-bit ASCII. */
  private static Content utf8(String data) {
    return Content.builder().charset("UTF-8").data(data).build();
  }

  /** Builds a {@link SesNotifier}. Not thread-safe. */
  public static final class Builder {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private final SesClient client;
    private final String from;
    private final Set<String> to = new LinkedHashSet<>();
    private final List<String> replyTo = new ArrayList<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private Optional<String> configurationSet = Optional.empty();
    private SubjectTemplate subject = SubjectTemplate.PLAIN;
    private ZoneId zone = ZoneOffset.UTC;
    private TimeSource time = TimeSource.system();

    private Builder(SesClient client, String from) {
      this.client = Objects.requireNonNull(client, "client");
      this.from = MailAddresses.checked(from);
    }

    /**
     * Adds recipients, who can see each other's addresses. Duplicates are ignored.
     *
     * @param addresses the addresses, with or without a name as for the sender
     * @return this
     * @throws IllegalArgumentException if an address is not valid
     */
    public Builder to(String... addresses) {
      List.of(addresses).forEach(address -> to.add(MailAddresses.checked(address)));
      return this;
    }

    /**
     * Adds reply-to addresses.
     *
     * @param addresses the addresses; by default, replies go to the sender
     * @return this
     * @throws IllegalArgumentException if an address is not valid
     */
    public Builder replyTo(String... addresses) {
      List.of(addresses).forEach(address -> replyTo.add(MailAddresses.checked(address)));
      return this;
    }

    /**
     * Sets the SES configuration set.
     *
     * @param name the name of the set: at most 64 letters, digits, {@code _} and {@code -}
     * @return this
     * @throws IllegalArgumentException if the name is not valid
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
     * Adds a tag to the mails, by which a configuration set can count them.
     *
     * @param name the name of the tag: at most 256 letters, digits, {@code _} and {@code -}
     * @param value the value of the tag, of the same characters; a second value for a name replaces the first one
     * @return this
     * @throws IllegalArgumentException if the name or the value is not valid
     */
    public Builder tag(String name, String value) {
      if (!TAG.matcher(name).matches() || !TAG.matcher(value).matches()) {
        throw new IllegalArgumentException("The tag \"" + name + "\" with the value \"" + value
            + "\" must be letters, digits, '_' and '-', at most 256 each");
      }
      tags.put(name, value);
      return this;
    }

    /**
     * Sets the subject.
     *
     * @param template one line, in which {@code {outcome}}, {@code {headline}}, {@code {kind}} ({@code snapshot} or
     *     {@code pruning}), {@code {source}}, {@code {basename}}, {@code {region}}, {@code {host}} and {@code {snapshot}}
     *     are replaced by the values of the report; where the jobs of a fleet differ, by their number, such as {@code 40
     *     sources}. By default, the outcome and the headline, such as {@code SUCCEEDED: snapshot of web-1 as nightly in
     *     eu-central-1} or {@code FAILED: fleet: 2 of 40 failed}
     * @return this
     * @throws IllegalArgumentException if the template is blank, has more than one line, or contains other placeholders
     */
    public Builder subject(String template) {
      this.subject = SubjectTemplate.of(template);
      return this;
    }

    /**
     * Sets the time zone for the times in the mail.
     *
     * @param zone the zone; by default UTC, never the system's zone
     * @return this
     */
    public Builder zone(ZoneId zone) {
      this.zone = Objects.requireNonNull(zone, "zone");
      return this;
    }

    /**
     * Sets the source of elapsed time for pauses between attempts. For tests, use {@link
     * io.github.lightsailsnapshot.core.time.VirtualTime}.
     *
     * @param time the time source; by default, that of the system
     * @return this
     */
    public Builder timeSource(TimeSource time) {
      this.time = Objects.requireNonNull(time, "time");
      return this;
    }

    /**
     * Builds the notifier.
     *
     * @return the notifier
     * @throws IllegalArgumentException if there is no recipient
     */
    public SesNotifier build() {
      if (to.isEmpty()) {
        throw new IllegalArgumentException("A mail needs a recipient: there is none");
      }
      return new SesNotifier(this);
    }
  }
}
