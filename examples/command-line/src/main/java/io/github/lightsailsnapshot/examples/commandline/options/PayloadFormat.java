package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.notify.http.WebhookFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The format of a webhook's body. */
public enum PayloadFormat {
  JSON,
  SLACK,
  TEAMS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public WebhookFormat format() {
    return switch (this) {
      case JSON -> WebhookFormat.json();
      case SLACK -> WebhookFormat.slack();
      case TEAMS -> WebhookFormat.teams();
    };
  }

  /** The words for it. */
  public static final class Word implements ITypeConverter<PayloadFormat>, Iterable<String> {
    @Override
    public PayloadFormat convert(String text) {
      return switch (text) {
        case "json" -> JSON;
        case "slack" -> SLACK;
        case "teams" -> TEAMS;
        default ->
          throw new TypeConversionException("\"" + text + "\" is none of json, slack and teams");
      };
    }

    @Override
    public Iterator<String> iterator() {
      return List.of("json", "slack", "teams").iterator();
    }
  }
}
