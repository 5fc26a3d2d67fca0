// warned: unnecessary non-null assertion (!!) on a non-null receiver of type 'RetentionPolicy'
import io.github.lightsailsnapshot.retention.RetentionPolicy

fun parse(text: String) = RetentionPolicy.parse(text)!!
