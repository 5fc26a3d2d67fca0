// refused: actual type is 'String?', but 'String' was expected
import io.github.lightsailsnapshot.retention.RetentionPolicy

fun parse(text: String?) = RetentionPolicy.parse(text)
