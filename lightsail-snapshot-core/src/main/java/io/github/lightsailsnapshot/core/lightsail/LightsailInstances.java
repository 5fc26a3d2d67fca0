package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstancesRequest;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** The instances of a region of Amazon Lightsail. */
final class LightsailInstances implements InstanceClient {
  private static final Paginator.Kind<software.amazon.awssdk.services.lightsail.model.Instance>
      INSTANCES = new Paginator.Kind<>(
          "instances", "instances", software.amazon.awssdk.services.lightsail.model.Instance::name);

  private final LightsailClient client;
  private final AwsRequestOverrideConfiguration limits;
  private final SdkCalls calls;

  LightsailInstances(
      LightsailClient client, AwsRequestOverrideConfiguration limits, SdkCalls calls) {
    this.client = client;
    this.limits = limits;
    this.calls = calls;
  }

  @Override
  public InstanceClient limitedBy(RateLimiter limiter) {
    return new LightsailInstances(client, limits, calls.limitedBy(limiter));
  }

  @Override
  public InstanceListing list() {
    Paginator<software.amazon.awssdk.services.lightsail.model.Instance> pages =
        new Paginator<>(INSTANCES, this::page);
    try {
      pages.read();
    } catch (SnapshotException.IncompleteListing incomplete) {
      return listing(pages).incomplete(incomplete);
    }
    return listing(pages);
  }

  private static InstanceListing listing(
      Paginator<software.amazon.awssdk.services.lightsail.model.Instance> pages) {
    List<Instance> read = new ArrayList<>();
    InstanceListing complete = InstanceListing.of(read);
    for (software.amazon.awssdk.services.lightsail.model.@Nullable Instance item : pages.items()) {
      if (item == null || isBlank(item.name()) || isBlank(item.arn())) {
        complete = complete.incomplete(new SnapshotException.IncompleteListing(
            INSTANCES.incomplete() + ": an instance has no name or no ARN"));
      } else {
        read.add(new Instance(item.name(), item.arn(), tags(item.tags())));
      }
    }
    return complete.with(read);
  }

  private static boolean isBlank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  private static Map<String, String> tags(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> tag.key() != null)
        .collect(Collectors.toMap(
            Tag::key,
            tag -> Objects.requireNonNullElse(tag.value(), ""),
            (first, second) -> first));
  }

  private Page<software.amazon.awssdk.services.lightsail.model.Instance> page(String token) {
    GetInstancesRequest request = GetInstancesRequest.builder()
        .pageToken(token.isEmpty() ? null : token)
        .overrideConfiguration(limits)
        .build();
    return Page.of(calls.call("Could not list the instances", () -> client.getInstances(request)));
  }
}
