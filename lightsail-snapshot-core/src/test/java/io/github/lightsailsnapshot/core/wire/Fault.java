package io.github.lightsailsnapshot.core.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lightsailsnapshot.core.wire.PlannedFault.Action;
import io.github.lightsailsnapshot.core.wire.PlannedFault.Occurrences;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A sentence about what goes wrong: first which calls (every one unless said otherwise), last what happens to them.
 * The last word plans it. The effect is what the call does to the account.
 */
public final class Fault {
  private final Consumer<PlannedFault> plan;
  private Predicate<Call> matching;
  private Occurrences occurrences = Occurrences.ALL;

  Fault(Consumer<PlannedFault> plan, String operation) {
    this.plan = plan;
    this.matching = call -> call.operation().equals(operation);
  }

  /** Only calls about this snapshot (or of this sender). */
  public Fault named(String name) {
    return when(call -> call.name().equals(name));
  }

  /** Only calls like this. */
  public Fault when(Predicate<Call> condition) {
    matching = matching.and(condition);
    return this;
  }

  /** Not the first {@code calls} of them. */
  public Fault skipping(int calls) {
    occurrences = new Occurrences(calls, occurrences.times());
    return this;
  }

  public Fault once() {
    return times(1);
  }

  /** Only so many of them, after those that are skipped. */
  public Fault times(int calls) {
    occurrences = new Occurrences(occurrences.skipped(), calls);
    return this;
  }

  /** An error instead of the effect. */
  public void answer(AwsError error) {
    plan((call, effect) -> Replies.error(call, error));
  }

  /** The connection ends without effect and without a reply. */
  public void resetBefore() {
    plan((call, effect) -> {
      throw new ConnectionReset();
    });
  }

  /** The lost reply: the effect happens, the connection ends without a reply. */
  public void resetAfter() {
    plan((call, effect) -> {
      Reply unused = effect.get();
      throw new ConnectionReset();
    });
  }

  /** The effect happens, the connection ends in the middle of the reply's body. */
  public void resetDuring() {
    plan((call, effect) -> effect.get().cut());
  }

  /** The effect happens, the reply is only the first half of what it should be, yet well-formed HTTP. */
  public void truncateBody() {
    plan((call, effect) -> effect.get().inHalf());
  }

  /** The effect happens, the reply has its status but is a web page, as from a proxy. */
  public void malformBody() {
    plan((call, effect) -> effect
        .get()
        .withBody("<html><body>Welcome to the airport's wireless network</body></html>"));
  }

  /** The effect happens, the reply has its status and this body. */
  public void body(String body) {
    plan((call, effect) -> effect.get().withBody(body));
  }

  public void delayBefore(Duration time) {
    before(() -> Pause.of(time));
  }

  public void delayAfter(Duration time) {
    after(() -> Pause.of(time));
  }

  /** Something happens just before the effect, for example what somebody else does between two pages. */
  public void before(Runnable hook) {
    plan((call, effect) -> {
      hook.run();
      return effect.get();
    });
  }

  /** Something happens after the effect and before the reply. */
  public void after(Runnable hook) {
    plan((call, effect) -> {
      Reply reply = effect.get();
      hook.run();
      return reply;
    });
  }

  /** No effect; the reply is a success that lists a failed operation, dated by this host's clock. */
  public void failOperation(String errorCode, String errorDetails) {
    plan((call, effect) -> Replies.failedOperation(call, errorCode, errorDetails));
  }

  /** The effect happens; the reply lists no operation. */
  public void noOperations() {
    alterReply(reply -> reply.putArray("operations"));
  }

  /** The effect happens; the reply's JSON is changed before it is sent. */
  public void alterReply(Consumer<ObjectNode> change) {
    plan((call, effect) -> Replies.altered(effect.get(), change));
  }

  private void plan(Action action) {
    plan.accept(new PlannedFault(matching, occurrences, action));
  }
}
