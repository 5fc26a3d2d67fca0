package io.github.lightsailsnapshot.examples.commandline.doctor;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;

/**
 * Asks for a snapshot of an instance, and for the deletion of a snapshot, that cannot exist: their names have 128 random
 * bits, and fit no grammar of a job. If the request is permitted, Lightsail answers that there is no such thing.
 */
record PermissionProbe(LightsailClient lightsail) {
  private static final int BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  List<Finding> probe() {
    return List.of(
        probed(
            "lightsail:CreateInstanceSnapshot",
            () -> lightsail.createInstanceSnapshot(
                asked -> asked.instanceName(name()).instanceSnapshotName(name()))),
        probed(
            "lightsail:DeleteInstanceSnapshot",
            () -> lightsail.deleteInstanceSnapshot(asked -> asked.instanceSnapshotName(name()))));
  }

  static List<Finding> none() {
    String advice = "--probe asks with names that do not exist";
    return List.of(
        Finding.unknown("lightsail:CreateInstanceSnapshot", advice),
        Finding.unknown("lightsail:DeleteInstanceSnapshot", advice));
  }

  private static String name() {
    return "probe" + new BigInteger(BITS, RANDOM).setBit(BITS).toString(16);
  }

  private static Finding probed(String permission, Runnable request) {
    try {
      request.run();
      return Finding.unknown(permission, "not known, because the probe was accepted");
    } catch (NotFoundException permitted) {
      return Finding.ok(permission, "no sign of a lack");
    } catch (AccessDeniedException denied) {
      return Finding.warning(
          permission,
          "denied for a name that does not exist: a policy bound to tags or ARNs may still allow it; else add the permission");
    } catch (SdkException other) {
      return Finding.unknown(
          permission, "not known, because the probe was not answered as expected");
    }
  }
}
