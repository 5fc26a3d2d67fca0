package io.github.lightsailsnapshot.core.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Takes a request through the log, the faults and the service, and back as a reply. */
final class Endpoint implements HttpHandler {
  private final LocalAws aws;

  Endpoint(LocalAws aws) {
    this.aws = aws;
  }

  /** An exchange that is closed before its reply closes the connection, which is what the client then sees. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = Requests.read(exchange);
      aws.calls().add(call);
      exchange.getResponseHeaders().set("x-amzn-RequestId", call.requestId());
      exchange.getResponseHeaders().set(AccountDate.HEADER, AccountDate.of(aws.accountFor(call)));
      reply(call).writeTo(exchange);
    } catch (ConnectionReset planned) {
      // The client has lost its connection by now, as it should.
    }
  }

  /** A hook that throws shows in the client as an error that is not tried again, instead of as a lost connection. */
  private Reply reply(Call call) {
    try {
      return aws.faults().around(call, () -> effect(call));
    } catch (ConnectionReset planned) {
      throw planned;
    } catch (RuntimeException | AssertionError thrownByHook) {
      return Replies.error(call, AwsError.of("HookFailed", thrownByHook.toString(), 400));
    }
  }

  private Reply effect(Call call) {
    if (aws.throttles(call)) {
      return Replies.error(call, AwsError.throttling());
    }
    try {
      return call.service().equals("ses") ? mail(call) : Reply.json(200, snapshots(call));
    } catch (AwsFailure failure) {
      return Replies.error(call, failure.error());
    }
  }

  private String snapshots(Call call) {
    return aws.accountFor(call).answer(call).toString();
  }

  private Reply mail(Call call) {
    if (!call.operation().equals("SendEmail")) {
      throw new AwsFailure(AwsError.sendingDenied());
    }
    aws.ses().send(new MailForm(new Form(call.input())).mail());
    return SesXml.sent(call);
  }
}
