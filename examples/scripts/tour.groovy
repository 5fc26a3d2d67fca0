// A tour: run it by `examples/scripts/groovy examples/scripts/tour.groovy [PROFILE]`; without a profile, in memory.
// With Groovy installed and the library in the local Maven repository (`mvn install`), these lines take the launcher's place:
//   @Grab('io.github.lightsailsnapshot:lightsail-snapshot-notify:0.1.0-SNAPSHOT')
//   @Grab('org.slf4j:slf4j-nop:1.7.36')
//   @GrabExclude('software.amazon.awssdk:apache-client')
//   @GrabExclude('software.amazon.awssdk:netty-nio-client')

import io.github.lightsailsnapshot.core.job.SnapshotJob
import io.github.lightsailsnapshot.core.client.SnapshotNaming
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots
import io.github.lightsailsnapshot.retention.Keep
import io.github.lightsailsnapshot.retention.RetentionPolicy

import java.time.Duration
import java.time.Instant

def inMemory() {
    def region = InMemorySnapshots.ofInstances('web-1')
    def naming = new SnapshotNaming('web-1-auto')
    (1..10).each { nights ->
        def at = Instant.now() - Duration.ofDays(nights)
        region.add('web-1', naming.nameAt(at), at)
    }
    region
}

def region = args ? LightsailSnapshots.forProfile(args[0]) : inMemory()
def jobFor = { policy -> SnapshotJob.builder(region, 'web-1', policy).build() }

println 'What a policy from text would keep, and why:'
def job = jobFor(RetentionPolicy.parse('last=2, weekly=2'))
println job
println job.inspect()

println '\nPolicies of one\'s own, as closures that return any collection:'
def everyThird = RetentionPolicy.of('every third') { history -> history.newestFirst().collate(3)*.first() }
def newestOfAll = RetentionPolicy.of('the newest') { history -> history.newestFirst().take(1) as Set }
def paydays = Keep.matching('payday') { snapshot, taken -> taken.dayOfMonth == 25 }
def held = Keep.matching('held') { snapshot, taken -> !!snapshot.tags().hold }
println jobFor(everyThird | newestOfAll | paydays | held | Keep.last(2)).preview()

println '\nA snapshot now:'
println jobFor(Keep.last(7)).snapshot().orThrow()

println '\nAll that there is:'
region.list().snapshots().each { println it }
