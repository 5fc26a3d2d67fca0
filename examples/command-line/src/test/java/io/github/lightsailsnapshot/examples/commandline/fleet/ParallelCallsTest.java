package io.github.lightsailsnapshot.examples.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls for several places at once. */
class ParallelCallsTest {

  private static int met(CyclicBarrier barrier, int item) {
    try {
      int unused = barrier.await(1, TimeUnit.MINUTES);
      return item;
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException("alone", alone);
    }
  }

  @Test
  void are_made_at_once_and_answered_in_order() {
    CyclicBarrier all = new CyclicBarrier(5);
    assertThat(ParallelCalls.of(List.of(4, 3, 2, 1, 0), item -> met(all, item)))
        .containsExactly(4, 3, 2, 1, 0);
  }

  @Test
  void are_never_more_than_eight_at_once() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> items = IntStream.range(0, 100).boxed().toList();
    List<Integer> results = ParallelCalls.of(items, item -> {
      int unused = most.accumulateAndGet(now.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      int left = now.decrementAndGet();
      assertThat(left).isNotNegative();
      return item;
    });
    assertThat(results).isEqualTo(items);
    assertThat(most.get()).isBetween(1, ParallelCalls.MOST);
  }

  @Test
  void fail_with_the_first_failure_as_it_was_thrown() {
    assertThatThrownBy(() -> ParallelCalls.of(List.of(1, 2), item -> {
          throw new IllegalArgumentException("place " + item);
        }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("place 1");
  }

  @Test
  void are_made_here_once_this_thread_is_interrupted() {
    Thread here = Thread.currentThread();
    here.interrupt();
    List<Boolean> interrupted = ParallelCalls.of(
        List.of(1, 2),
        item -> Thread.currentThread() == here ? here.isInterrupted() : interruptedElsewhere());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted).containsExactly(true, true);
  }

  /** Never answers otherwise. */
  private static boolean interruptedElsewhere() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      // The call is made by the thread that was interrupted.
    }
    return false;
  }

  @Test
  void for_nothing_are_none() {
    assertThat(ParallelCalls.of(List.of(), item -> item)).isEmpty();
  }
}
