package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one policy. The policy and its answer may be foreign code, so every exception is caught here and becomes a
 * failure of the policy. A failure that is already attributed to a part of a combination is rethrown unchanged.
 */
record PolicyEvaluator(RetentionPolicy policy, History history) {

  /** Passes on the reasons for each snapshot that the policy keeps, with its index in the history. */
  void each(ObjIntConsumer<List<String>> wanted) {
    try {
      Explanation.each(
          explanation(),
          (snapshot, reasons) -> wanted.accept(Explanation.given(reasons), indexOf(snapshot)));
    } catch (PolicyException known) {
      throw known;
    } catch (Explanation.NullAnswer answered) {
      throw PolicyException.answered(policy, Explanation.NullAnswer.WHAT);
    } catch (Throwable thrown) {
      throw PolicyException.threw(policy, ForeignFailure.caught(thrown));
    }
  }

  private Map<Snapshot, List<String>> explanation() {
    Map<Snapshot, List<String>> explanation = policy.explain(history);
    if (explanation == null) {
      throw PolicyException.answered(policy, "null instead of an explanation");
    }
    return explanation;
  }

  private int indexOf(@Nullable Snapshot snapshot) {
    int index = snapshot == null ? -1 : history.indexOf(snapshot);
    if (index < 0) {
      String name = snapshot == null ? "null" : PlainText.line(snapshot.name());
      throw PolicyException.answered(
          policy, "with " + name + ", which is not in the history that it was given");
    }
    return index;
  }
}
