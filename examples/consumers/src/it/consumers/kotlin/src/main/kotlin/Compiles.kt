import io.github.lightsailsnapshot.core.client.Listing
import io.github.lightsailsnapshot.core.client.SnapshotClient
import io.github.lightsailsnapshot.core.job.SnapshotJob
import io.github.lightsailsnapshot.core.report.SnapshotReport
import io.github.lightsailsnapshot.retention.Keep
import io.github.lightsailsnapshot.retention.RetentionPolicy
import io.github.lightsailsnapshot.retention.Snapshot
import java.time.Instant
import java.util.Optional

class Fixed(private val snapshots: List<Snapshot>) : SnapshotClient {
  override fun list(): Listing = Listing.of(snapshots)

  override fun create(source: String, name: String): Optional<Instant> = Optional.empty()

  override fun delete(snapshot: Snapshot) = Unit
}

val everyOther = RetentionPolicy.of("every other") { history ->
  history.newestFirst().filterIndexed { index, _ -> index % 2 == 0 }
}

fun report(client: SnapshotClient): SnapshotReport =
    SnapshotJob.builder(client, "web-1", Keep.daily(7).or(everyOther)).basename("nightly").build().run()

fun names(report: SnapshotReport): List<String> = report.deleted().map { it.name() }
