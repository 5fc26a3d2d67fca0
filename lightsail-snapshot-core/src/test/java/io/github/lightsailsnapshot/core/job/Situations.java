package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A run in each situation of {@link OutcomeTableTest}. */
final class Situations {
  private Situations() {}

  static SnapshotReport slotServed(JobFixture web) {
    web.put(OWN, State.AVAILABLE);
    return hourly(web).run();
  }

  static SnapshotReport notWaitedFor(JobFixture web) {
    return web.job(Keep.last(1)).waitTimeout(Duration.ZERO).build().run();
  }

  static SnapshotReport pending(JobFixture web) {
    web.region.settlesAfter(Duration.ofHours(2));
    return web.keepLast(1).run();
  }

  static SnapshotReport endedInError(JobFixture web) {
    return afterTheRequest(web, () -> web.put(OWN, State.ERROR)).keepLast(1).run();
  }

  static SnapshotReport missing(JobFixture web) {
    return afterItWasSeen(web, () -> remove(web)).keepLast(1).run();
  }

  static SnapshotReport errorInServedSlot(JobFixture web) {
    return hourly(afterTheRequest(web, () -> {
          web.put(OWN, State.ERROR);
          serve(web);
        }))
        .run();
  }

  static SnapshotReport missingInServedSlot(JobFixture web) {
    return hourly(afterItWasSeen(web, () -> {
          remove(web);
          serve(web);
        }))
        .run();
  }

  static SnapshotReport neverSeen(JobFixture web) {
    web.client.nextCreation(real -> () -> Optional.of(web.time.instant()));
    return web.keepLast(1).run();
  }

  static SnapshotReport unknown(JobFixture web) {
    return afterTheRequest(web, () -> web.put(OWN, State.UNKNOWN)).keepLast(1).run();
  }

  static SnapshotReport unreadable(JobFixture web) {
    web.client.nextListing(real -> real);
    listings(
        web,
        listing -> new Listing(
            listing.snapshots().stream()
                .filter(each -> !each.name().equals(OWN))
                .toList(),
            List.of(new Unreadable(OWN, "createdAt is missing")),
            listing.servedAt()));
    return web.keepLast(1).run();
  }

  static SnapshotReport denied(JobFixture web) {
    return requested(web, new SnapshotException.AccessDenied("no"));
  }

  static SnapshotReport refusedOnce(JobFixture web) {
    web.client.nextCreation(failing(busy()));
    return web.keepLast(1).run();
  }

  static SnapshotReport refused(JobFixture web) {
    return requested(web, busy());
  }

  static SnapshotReport throttledOnce(JobFixture web) {
    web.client.nextCreation(failing(rateExceeded()));
    return web.keepLast(1).run();
  }

  static SnapshotReport throttled(JobFixture web) {
    return requested(web, rateExceeded());
  }

  static SnapshotReport noAnswerOnce(JobFixture web) {
    web.client.nextCreation(failing(unavailable()));
    return web.keepLast(1).run();
  }

  static SnapshotReport noAnswer(JobFixture web) {
    return requested(web, unavailable());
  }

  static SnapshotReport refusedInServedSlot(JobFixture web) {
    web.client.everyCreation(real -> () -> {
      serve(web);
      throw busy();
    });
    return hourly(web).run();
  }

  static SnapshotReport slotBehind(JobFixture web) {
    web.put("nightly-2026-11-22T05-00-00Z", State.AVAILABLE);
    return hourly(web).run();
  }

  static SnapshotReport noFirstListing(JobFixture web) {
    web.client.nextListing(failing(unavailable()));
    return web.keepLast(1).run();
  }

  static SnapshotReport noListing(JobFixture web) {
    noListings(web);
    return web.keepLast(1).run();
  }

  static SnapshotReport noFirstListingOfASlot(JobFixture web) {
    web.client.nextListing(failing(unavailable()));
    return hourly(web).run();
  }

  static SnapshotReport noListingOfASlot(JobFixture web) {
    noListings(web);
    return hourly(web).run();
  }

  static SnapshotReport noneWhileWaiting(JobFixture web) {
    web.client.nextListing(real -> real);
    noListings(web);
    return web.keepLast(1).run();
  }

  static SnapshotReport unreadableItem(JobFixture web) {
    listings(
        web,
        listing -> new Listing(
            listing.snapshots(),
            List.of(new Unreadable(web.daysAgo(9), "createdAt is missing")),
            listing.servedAt()));
    return web.keepLast(1).run();
  }

  static SnapshotReport otherPending(JobFixture web) {
    web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);
    return web.keepLast(1).run();
  }

  static SnapshotReport otherStuck(JobFixture web) {
    web.put(web.daysAgo(4), State.PENDING);
    return web.keepLast(1).run();
  }

  static SnapshotReport otherFailed(JobFixture web) {
    web.put("nightly-2026-11-22T02-00-00Z", State.ERROR);
    return web.keepLast(1).run();
  }

  static SnapshotReport deletionFailed(JobFixture web) {
    web.client.nextDeletion(real -> () -> {
      throw rateExceeded();
    });
    return web.keepLast(1).run();
  }

  static SnapshotReport aboveCeiling(JobFixture web) {
    return web.job(Keep.last(1)).maxDeletions(2).build().run();
  }

  static SnapshotReport policyThrew(JobFixture web) {
    RetentionPolicy broken = RetentionPolicy.of("broken", history -> {
      throw new ArithmeticException("no");
    });
    return web.job(broken).build().run();
  }

  static SnapshotReport hookBefore(JobFixture web) {
    return web.job(Keep.last(1)).beforeSnapshot(Situations::broken).build().run();
  }

  static SnapshotReport crashConsistent(JobFixture web) {
    return web.job(Keep.last(1))
        .beforeSnapshot(Situations::broken)
        .allowCrashConsistent()
        .build()
        .run();
  }

  static SnapshotReport hookAfter(JobFixture web) {
    return web.job(Keep.last(1)).afterSnapshot(Situations::broken).build().run();
  }

  static SnapshotReport notifierFailed(JobFixture web) {
    SnapshotReport report =
        web.job(Keep.last(1)).notifier(told -> broken()).build().run();
    assertThat(report.undelivered()).hasSize(1);
    return report;
  }

  static SnapshotReport clocksDiffer(JobFixture web) {
    Clock ahead = Clock.offset(web.time, Duration.ofDays(1));
    return web.job(Keep.last(1)).clock(ahead).build().run();
  }

  static SnapshotReport pruneBlind(JobFixture web) {
    noListings(web);
    return web.keepLast(1).prune();
  }

  static SnapshotReport interrupted(JobFixture web) {
    Thread.currentThread().interrupt();
    return ofAnInterrupted(web.keepLast(1).run());
  }

  static SnapshotReport interruptedLater(JobFixture web) {
    return ofAnInterrupted(afterTheRequest(web, () -> Thread.currentThread().interrupt())
        .keepLast(1)
        .run());
  }

  private static SnapshotReport ofAnInterrupted(SnapshotReport report) {
    assertThat(Thread.interrupted()).isTrue();
    return report;
  }

  private static SnapshotJob hourly(JobFixture web) {
    return web.job(Keep.last(1)).slot(Duration.ofHours(1)).build();
  }

  private static SnapshotReport requested(JobFixture web, SnapshotException failure) {
    web.client.everyCreation(failing(failure));
    return web.keepLast(1).run();
  }

  /** Lets something happen before the first listing after the request. */
  private static JobFixture afterTheRequest(JobFixture web, Runnable event) {
    web.region.settlesAfter(Duration.ofHours(2));
    web.client.nextListing(real -> real).nextListing(after(event));
    return web;
  }

  /** Lets something happen before the second listing after the request; the first shows the snapshot as pending. */
  private static JobFixture afterItWasSeen(JobFixture web, Runnable event) {
    web.region.settlesAfter(Duration.ofHours(2));
    web.client.nextListing(real -> real).nextListing(real -> real).nextListing(after(event));
    return web;
  }

  private static UnaryOperator<Supplier<Listing>> after(Runnable event) {
    return real -> () -> {
      event.run();
      return real.get();
    };
  }

  private static void serve(JobFixture web) {
    web.put(OWN + "-2", Instant.parse(NOW).plusSeconds(1), State.AVAILABLE);
  }

  private static void remove(JobFixture web) {
    web.region.delete(web.put(OWN, State.AVAILABLE));
  }

  private static void noListings(JobFixture web) {
    listings(web, listing -> {
      throw unavailable();
    });
  }

  private static void listings(JobFixture web, Function<Listing, Listing> change) {
    for (int i = 0; i < 200; i++) {
      web.client.nextListing(real -> () -> change.apply(real.get()));
    }
  }

  private static void broken() throws IOException {
    throw new IOException("broken");
  }

  private static SnapshotException unavailable() {
    return new SnapshotException.Unavailable("no answer");
  }

  private static SnapshotException busy() {
    return new SnapshotException.InvalidState("an automatic snapshot is being created");
  }

  private static SnapshotException rateExceeded() {
    return new SnapshotException.Throttled("rate exceeded");
  }
}
