// refused: return type of 'fun list(): Listing?' is not a subtype
import io.github.lightsailsnapshot.core.client.Listing
import io.github.lightsailsnapshot.core.client.SnapshotClient

abstract class Forgetful : SnapshotClient {
  override fun list(): Listing? = null
}
