package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.wire.Call;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** Uses the SDK's system properties, which stand for the environment's variables of the same meaning. */
class AwsClientsTest {
  private final LocalAws aws = LocalAws.start();
  private final Map<String, String> before = new HashMap<>();

  @TempDir
  private Path home;

  @BeforeEach
  void files() throws IOException {
    set("aws.sharedCredentialsFile", Files.writeString(home.resolve("credentials"), """
        [backup]
        aws_access_key_id = AKIDPROFILE
        aws_secret_access_key = secret
        [nowhere]
        aws_access_key_id = AKIDNOWHERE
        aws_secret_access_key = secret
        [empty]
        """));
    set("aws.configFile", Files.writeString(home.resolve("config"), """
        [profile backup]
        region = eu-central-1
        [profile role]
        role_arn = arn:aws:iam::123456789012:role/backup
        source_profile = backup
        region = eu-central-1
        [profile sso]
        sso_session = work
        sso_account_id = 123456789012
        sso_role_name = backup
        region = eu-central-1
        [sso-session work]
        sso_region = eu-central-1
        sso_start_url = https://example.com/start
        """));
    set("aws.accessKeyId", "AKIDENVIRONMENT");
    set("aws.secretAccessKey", "other");
    set("aws.region", "us-west-2");
    set("aws.endpointUrl", aws.endpoint());
  }

  private void set(String property, Object value) {
    before.putIfAbsent(property, System.getProperty(property));
    System.setProperty(property, value.toString());
  }

  @AfterEach
  void restore() {
    before.forEach((property, value) -> {
      if (value == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, value);
      }
    });
    aws.close();
  }

  private Call listedWith(AwsClients access) {
    try (LightsailSnapshots snapshots = LightsailSnapshots.of(access)) {
      snapshots.list();
    }
    return aws.calls().all().get(0);
  }

  @Test
  void aProfilesCredentialsAndRegionWinOverTheEnvironments() {
    Call call = listedWith(AwsClients.profile("backup"));
    assertThat(call.accessKeyId()).isEqualTo("AKIDPROFILE");
    assertThat(call.region()).isEqualTo("eu-central-1");
  }

  @Test
  void aRegionThatIsGivenWinsOverTheProfiles() {
    assertThat(listedWith(AwsClients.profile("backup").region(Region.of("eu-west-3")))
            .region())
        .isEqualTo("eu-west-3");
  }

  @Test
  void aProfileWithoutARegionTakesTheEnvironments() {
    assertThat(listedWith(AwsClients.profile("nowhere")).region()).isEqualTo("us-west-2");
  }

  @Test
  void withoutAProfileTheEnvironmentCounts() {
    Call call = listedWith(AwsClients.defaults());
    assertThat(call.accessKeyId()).isEqualTo("AKIDENVIRONMENT");
    assertThat(call.region()).isEqualTo("us-west-2");
  }

  @Test
  void theUserAgentNamesTheLibraryAndItsVersion() {
    assertThat(listedWith(AwsClients.profile("backup")).userAgent())
        .matches(".* lightsail-snapshot/[0-9].*");
  }

  @Test
  void forProfileIsTheShortForm() {
    try (LightsailSnapshots there = LightsailSnapshots.forProfile("backup");
        LightsailSnapshots elsewhere =
            LightsailSnapshots.forProfile("backup", Region.of("eu-west-3"))) {
      there.list();
      elsewhere.list();
    }
    assertThat(aws.calls().all())
        .extracting(Call::region)
        .containsExactly("eu-central-1", "eu-west-3");
  }

  @Test
  void anUnknownProfileIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile("nope"))
        .withMessageStartingWith("There is no AWS profile \"nope\"; there are [")
        .withMessageContaining("backup");
  }

  @Test
  void aProfileWithoutCredentialsIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile("empty"))
        .withMessage(
            "The AWS profile \"empty\" gives no credentials: it has no aws_access_key_id with an aws_secret_access_key");
  }

  @Test
  void aProfileThatAssumesARoleSaysWhatItNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile("role"))
        .withMessageContaining("\"role\"")
        .withMessageContaining("\"sts\"");
  }

  @Test
  void aProfileThatSignsOnBySsoSaysWhatItNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile("sso"))
        .withMessageContaining("\"sso\" and \"ssooidc\"");
  }

  @Test
  void noSecretIsInAMessage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile("role"))
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret =", "AKID"));
  }
}
