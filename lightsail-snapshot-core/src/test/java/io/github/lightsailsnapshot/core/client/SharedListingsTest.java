package io.github.lightsailsnapshot.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedListingsTest {
  private final Region region = new Region();
  private final SharedListings shared = (SharedListings) region.sharingListings();
  private final List<Thread> threads = new ArrayList<>();

  /** Each listing shows what is there when it begins, and ends when the test says so, and how. */
  private static final class Region implements SnapshotClient {
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final AtomicInteger listings = new AtomicInteger();
    private final BlockingQueue<Supplier<Boolean>> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> began = new LinkedBlockingQueue<>();

    @Override
    public Listing list() {
      Listing listing = shown();
      began.add(listings.incrementAndGet());
      try {
        boolean unused = ends.take().get();
      } catch (InterruptedException stopRequested) {
        Thread.currentThread().interrupt();
        throw new SnapshotException.Unavailable("interrupted");
      }
      return listing;
    }

    private synchronized Listing shown() {
      return Listing.of(snapshots);
    }

    @Override
    public synchronized Optional<Instant> create(String source, String name) {
      snapshots.add(Snapshot.available(name, source, Instant.EPOCH));
      return Optional.of(Instant.EPOCH);
    }

    @Override
    public synchronized void delete(Snapshot snapshot) {
      snapshots.remove(snapshot);
    }

    @Override
    public Where where() {
      return new Where(Optional.of("eu-central-1"), Optional.empty(), Optional.empty());
    }

    void succeed() {
      ends.add(() -> true);
    }

    void fail(RuntimeException failure) {
      ends.add(() -> {
        throw failure;
      });
    }

    void awaitBegin(int listing) throws InterruptedException {
      assertThat(began.take()).isEqualTo(listing);
    }
  }

  private CompletableFuture<Listing> list() {
    CompletableFuture<Listing> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        answer.complete(shared.list());
      } catch (Throwable failed) {
        answer.completeExceptionally(failed);
      }
    });
    threads.add(thread);
    thread.start();
    return answer;
  }

  private List<CompletableFuture<Listing>> listWhileOneIsInProgress(int callers) {
    List<CompletableFuture<Listing>> answers =
        IntStream.range(0, callers).mapToObj(i -> list()).toList();
    awaitWaiting(callers);
    return answers;
  }

  /** The time limit of a test interrupts it. */
  private void awaitWaiting(int callers) {
    while (shared.waiting() < callers) {
      assertThat(Thread.currentThread().isInterrupted()).as("took too long").isFalse();
      Thread.onSpinWait();
    }
  }

  private static List<String> names(CompletableFuture<Listing> answer)
      throws InterruptedException, ExecutionException {
    return answer.get().snapshots().stream().map(Snapshot::name).toList();
  }

  @AfterEach
  void endThreads() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void whoComesDuringAListingGetsTheNextOneWhichAllShare() throws Exception {
    CompletableFuture<Listing> first = list();
    region.awaitBegin(1);
    Optional<Instant> unused = shared.create("web-1", "made-meanwhile");
    List<CompletableFuture<Listing>> later = listWhileOneIsInProgress(20);

    region.succeed();
    assertThat(names(first)).isEmpty();
    region.awaitBegin(2);
    region.succeed();

    for (CompletableFuture<Listing> answer : later) {
      assertThat(names(answer)).containsExactly("made-meanwhile");
    }
    assertThat(region.listings).hasValue(2);
  }

  @Test
  void aListingIsNotKeptForLaterCalls() throws Exception {
    for (int listing = 1; listing <= 3; listing++) {
      CompletableFuture<Listing> answer = list();
      region.awaitBegin(listing);
      region.succeed();
      assertThat(names(answer)).hasSize(listing - 1);
      Optional<Instant> unused = shared.create("web-1", "number-" + listing);
    }
  }

  @Test
  void aFailureReachesAllWhoShareItAndNobodyElse() throws Exception {
    CompletableFuture<Listing> first = list();
    region.awaitBegin(1);
    List<CompletableFuture<Listing>> later = listWhileOneIsInProgress(3);

    region.succeed();
    region.awaitBegin(2);
    CompletableFuture<Listing> last = listWhileOthersWait(2);
    region.fail(new SnapshotException.Throttled("too many"));
    region.awaitBegin(3);
    region.succeed();

    assertThat(names(first)).isEmpty();
    for (CompletableFuture<Listing> answer : later) {
      assertThatThrownBy(answer::get).hasCauseInstanceOf(SnapshotException.Throttled.class);
    }
    assertThat(names(last)).isEmpty();
  }

  /** One more, while so many wait for the listing in progress. */
  private CompletableFuture<Listing> listWhileOthersWait(int others) {
    CompletableFuture<Listing> answer = list();
    awaitWaiting(others + 1);
    return answer;
  }

  @Test
  void ifTheThreadThatListsIsInterruptedAnotherOneListsForTheOthers() throws Exception {
    CompletableFuture<Listing> first = list();
    region.awaitBegin(1);
    List<CompletableFuture<Listing>> later = listWhileOneIsInProgress(2);

    threads.get(0).interrupt();
    assertThatThrownBy(first::get).hasCauseInstanceOf(SnapshotException.Unavailable.class);
    region.awaitBegin(2);
    interruptWhoeverDoesNotWait();
    region.awaitBegin(3);
    region.succeed();

    assertThat(later.stream().filter(SharedListingsTest::succeeds)).hasSize(1);
  }

  private static boolean succeeds(CompletableFuture<Listing> answer) {
    return answer.handle((listing, failure) -> failure == null).join();
  }

  /** The thread that lists waits in the region, the other one for it. */
  private void interruptWhoeverDoesNotWait() {
    for (Thread thread : threads.subList(1, 3)) {
      for (StackTraceElement frame : thread.getStackTrace()) {
        if (frame.getClassName().equals(Region.class.getName())) {
          thread.interrupt();
          return;
        }
      }
    }
    throw new AssertionError("Nobody lists");
  }

  @Test
  void aThreadThatIsInterruptedWhileItWaitsDoesNotWaitAnyLonger() throws Exception {
    CompletableFuture<Listing> first = list();
    region.awaitBegin(1);
    CompletableFuture<Listing> waiting = listWhileOneIsInProgress(1).get(0);

    threads.get(1).interrupt();
    assertThatThrownBy(waiting::get)
        .hasRootCauseInstanceOf(SnapshotException.Unavailable.class)
        .hasMessageContaining("interrupted while waiting for another listing");

    region.succeed();
    assertThat(names(first)).isEmpty();
    CompletableFuture<Listing> next = list();
    region.awaitBegin(2);
    region.succeed();
    assertThat(names(next)).isEmpty();
  }

  @Test
  void anInterruptedThreadKeepsItsFlagAndMakesNoCall() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(SnapshotException.Unavailable.class).isThrownBy(shared::list);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(region.listings).hasValue(0);
  }

  @Test
  void aClientThatIsBrokenFailsEveryCallerByItself() throws Exception {
    CompletableFuture<Listing> first = list();
    region.awaitBegin(1);
    List<CompletableFuture<Listing>> later = listWhileOneIsInProgress(2);

    for (int listing = 1; listing <= 3; listing++) {
      region.fail(new IllegalStateException("broken"));
    }

    for (CompletableFuture<Listing> answer : List.of(first, later.get(0), later.get(1))) {
      assertThatThrownBy(answer::get).hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThat(region.listings).hasValue(3);
  }

  @Test
  void aLimitedClientSharesItsListingsToo() {
    SnapshotClient limited = shared.limitedBy(RateLimiter.adaptive(TimeSource.system()));

    assertThat(limited).isInstanceOf(SharedListings.class);
    assertThat(limited.sharingListings()).isSameAs(limited);
    assertThat(limited.where()).isEqualTo(region.where());
  }

  @Test
  void otherCallsAreThoseOfTheClient() {
    Optional<Instant> accepted = shared.create("web-1", "one");

    assertThat(accepted).isPresent();
    assertThat(region.snapshots).hasSize(1);
    shared.delete(region.snapshots.get(0));
    assertThat(region.snapshots).isEmpty();
  }
}
