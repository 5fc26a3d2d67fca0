package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.scheduling.support.CronExpression;

/** Binds a cron expression, so that a wrong one is refused at the start, with the property that has it. */
@ConfigurationPropertiesBinding
final class CronExpressionConverter implements Converter<String, CronExpression> {

  @Override
  public CronExpression convert(String text) {
    return CronExpression.parse(text.strip());
  }
}
