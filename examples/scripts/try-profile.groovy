// Whether LIGHTSAIL_PROFILE names a profile that can be used; nothing is called.
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots

try {
    LightsailSnapshots.forProfile(System.getenv('LIGHTSAIL_PROFILE')).close()
} catch (RuntimeException refused) {
    System.err.println "LIGHTSAIL_PROFILE: $refused.message"
    System.exit(1)
}
