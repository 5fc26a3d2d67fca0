package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Calls that go on after they were given up, as those do whose credentials hang. */
@Timeout(60)
class InterruptibleCallerTest {
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void release() {
    released.countDown();
  }

  private String hang() {
    begun.incrementAndGet();
    while (true) {
      try {
        released.await();
        return "late";
      } catch (InterruptedException ignored) {
        // As the SDK does while it reads what a process prints.
      }
    }
  }

  private InterruptibleCaller withEightAbandoned() {
    InterruptibleCaller attended = new InterruptibleCaller(Duration.ofMillis(20));
    for (int i = 0; i < InterruptibleCaller.MOST_ABANDONED; i++) {
      assertThatThrownBy(() -> attended.call(this::hang)).isInstanceOf(TimeoutException.class);
    }
    return attended;
  }

  @Test
  void areEightAtMostAndThenNoOtherIsBegun() {
    InterruptibleCaller attended = withEightAbandoned();
    int before = begun.get();

    assertThatThrownBy(() -> attended.call(begun::incrementAndGet))
        .isInstanceOf(InterruptibleCaller.TooManyAbandonedException.class);
    assertThat(begun.get()).isEqualTo(before).isLessThanOrEqualTo(8);
  }

  @Test
  void freeTheirPlaceWhenTheyEnd() throws Exception {
    InterruptibleCaller attended = withEightAbandoned();

    released.countDown();

    assertThat(firstThatIsBegun(new InterruptibleCaller[] {attended})).isEqualTo("answer");
  }

  /** Asks until a place is free, which the test's limit of time bounds. */
  private static String firstThatIsBegun(InterruptibleCaller[] of) throws Exception {
    while (true) {
      try {
        return of[0].call(() -> "answer");
      } catch (InterruptibleCaller.TooManyAbandonedException | TimeoutException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void areNotThoseThatAnswer() throws Exception {
    InterruptibleCaller attended = new InterruptibleCaller(Duration.ofSeconds(30));
    for (int i = 0; i < 3 * InterruptibleCaller.MOST_ABANDONED; i++) {
      assertThat(attended.call(() -> "answer")).isEqualTo("answer");
    }
  }

  @Test
  void makeTheNextCallOfTheirClientFailAtOnceAndSayWhy() {
    try (LightsailClient client = LightsailClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create("http://127.0.0.1:9"))
        .credentialsProvider(() -> AwsBasicCredentials.create(hang(), "x"))
        .build()) {
      LightsailSnapshots snapshots = ShortLimits.of(client);
      List<CompletableFuture<Throwable>> hanging = IntStream.range(
              0, InterruptibleCaller.MOST_ABANDONED)
          .mapToObj(i -> CompletableFuture.supplyAsync(
              () -> catchThrowable(snapshots::list), work -> new Thread(work).start()))
          .toList();
      hanging.forEach(call -> assertThat(call.join())
          .isInstanceOf(SnapshotException.Unavailable.class)
          .hasMessageContaining("no answer within 1 s"));

      assertThatThrownBy(snapshots::list)
          .isInstanceOf(SnapshotException.Unavailable.class)
          .hasMessage(
              "Could not list the instance snapshots: not tried, since 8 earlier calls still hang,"
                  + " perhaps because of the credentials");
      assertThat(begun.get()).isLessThanOrEqualTo(InterruptibleCaller.MOST_ABANDONED);
      released.countDown();
    }
  }
}
