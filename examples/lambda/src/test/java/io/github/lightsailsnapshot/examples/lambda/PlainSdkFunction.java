package io.github.lightsailsnapshot.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Lists once and creates a snapshot, with nothing but the SDK: what {@link ColdStartBenchmark} compares with. */
public final class PlainSdkFunction
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private final LightsailClient client = LightsailClient.builder()
      .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
      .httpClientBuilder(UrlConnectionHttpClient.builder())
      .build();

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    int listed = client.getInstanceSnapshots(request -> {}).instanceSnapshots().size();
    int operations = client
        .createInstanceSnapshot(request -> request
            .instanceName(System.getenv("INSTANCE"))
            .instanceSnapshotName("plain-" + Instant.now().getEpochSecond()))
        .operations()
        .size();
    return Map.of("listed", Integer.toString(listed), "operations", Integer.toString(operations));
  }
}
