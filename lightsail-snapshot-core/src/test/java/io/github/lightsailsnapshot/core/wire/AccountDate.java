package io.github.lightsailsnapshot.core.wire;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Lets the {@code Date} of a reply be that of the account's clock. The JDK's server dates each reply by its own, so the
 * account's travels in another header.
 */
final class AccountDate implements ExecutionInterceptor {
  static final String HEADER = "x-account-date";

  static String of(LocalLightsail account) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        account.now().time().atOffset(ZoneOffset.UTC));
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    return response
        .firstMatchingHeader(HEADER)
        .<SdkHttpResponse>map(
            date -> response.toBuilder().putHeader("Date", date).build())
        .orElse(response);
  }
}
