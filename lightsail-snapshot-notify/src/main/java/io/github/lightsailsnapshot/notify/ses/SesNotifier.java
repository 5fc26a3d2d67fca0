package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
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
 * Mails the report by Amazon SES, as text and as HTML with the same facts: the outcome and what to do first, then what was
 * made, kept and deleted, and why. It calls {@code SendEmail} and nothing else. Thread-safe.
 *
 * <p>The region is that of the client, which may be another than Lightsail's. The sender must be verified there, and as long
 * as the account is in SES's sandbox, the recipients too. A reply that is lost is asked for again, so a mail may come twice.
 *
 * <p>SES takes 50 recipients a mail, so more of them get several mails, all of which are tried. When SES says that mails come
 * too fast, it is asked again, in 14 seconds all in all; when the quota of the day is used up, only as often as the client
 * asks again by itself.
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
   * Starts building a notifier.
   *
   * @param client a client that the host built and closes
   * @param from the sender's address, verified in the client's region; a name before it, as in {@code Backups
   *     <ops@example.com>}, may hold any letters
   * @return a builder
   * @throws IllegalArgumentException if the address cannot be one
   */
  public static Builder builder(SesClient client, String from) {
    return new Builder(client, from);
  }

  @Override
  public void send(SnapshotReport report) throws MailException, InterruptedException {
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

  /** Names the sender and the recipients, or how many they are. */
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

  private Message message(SnapshotReport report) {
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

  /** Without a character set SES takes the content for 7-bit ASCII. */
  private static Content utf8(String data) {
    return Content.builder().charset("UTF-8").data(data).build();
  }

  /** What a mail notifier needs to know. Not thread-safe. */
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
     * Adds recipients, who see each other. Who is added twice in the same way is written to once.
     *
     * @param addresses their addresses, as that of the sender with or without a name
     * @return this
     * @throws IllegalArgumentException if one of them cannot be an address
     */
    public Builder to(String... addresses) {
      List.of(addresses).forEach(address -> to.add(MailAddresses.checked(address)));
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
      List.of(addresses).forEach(address -> replyTo.add(MailAddresses.checked(address)));
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
     * Tags the mails, so that a configuration set can count them.
     *
     * @param name the tag's name: letters, digits, {@code _} and {@code -}, at most 256
     * @param value the tag's value, of the same characters; a second value for a name replaces the first one
     * @return this
     * @throws IllegalArgumentException if name or value cannot be one
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
     * What the subject says.
     *
     * @param template a line, in which {@code {outcome}}, {@code {kind}} ({@code snapshot} or {@code pruning}), {@code {source}},
     *     {@code {basename}}, {@code {region}}, {@code {host}} and {@code {snapshot}} stand for those of the report; by default
     *     the headline, such as {@code SUCCEEDED: snapshot of web-1 as nightly in eu-central-1}
     * @return this
     * @throws IllegalArgumentException if it is blank, more than a line, or has other places
     */
    public Builder subject(String template) {
      this.subject = SubjectTemplate.of(template);
      return this;
    }

    /**
     * The zone of the times in the mail.
     *
     * @param zone the zone, by default UTC; never the system's
     * @return this
     */
    public Builder zone(ZoneId zone) {
      this.zone = Objects.requireNonNull(zone, "zone");
      return this;
    }

    /**
     * Elapsed time, by which it pauses between attempts; for tests in
     * {@link io.github.lightsailsnapshot.core.time.VirtualTime}.
     *
     * @param time the time, by default the system's
     * @return this
     */
    public Builder timeSource(TimeSource time) {
      this.time = Objects.requireNonNull(time, "time");
      return this;
    }

    /**
     * Makes the notifier.
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
