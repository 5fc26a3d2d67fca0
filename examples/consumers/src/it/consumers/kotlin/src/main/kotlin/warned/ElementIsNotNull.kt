// warned: unnecessary non-null assertion (!!) on a non-null receiver of type 'Snapshot'
import io.github.lightsailsnapshot.retention.RetentionPlan

fun oldest(plan: RetentionPlan) = plan.deletions().last()!!
