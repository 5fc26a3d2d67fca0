package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** What is told of profiles that cannot be used, and where the default credentials were expected. */
@Timeout(60)
class AwsProfilesTest {
  private static final String CONFIG = """
      [profile fails]
      credential_process = sh %1$s/fails.sh
      [profile absent]
      credential_process = %1$s/absent.sh
      [profile keyless]
      credential_process = sh %1$s/keyless.sh
      [profile hangs]
      credential_process = sleep 30
      [profile half]
      aws_access_key_id = AKIDHALF
      [profile otherhalf]
      aws_secret_access_key = S3CRET
      [profile login]
      login_session = arn:aws:iam::1:user/x
      [profile appended]
      aws_access_key_id = AKID
      aws_secret_access_key = S3CRET
      region=us-east-1[profile new]
      [profile sso]
      sso_session = work
      sso_account_id = 123456789012
      sso_role_name = backup
      [sso-session work]
      sso_region = eu-central-1
      sso_start_url = https://example.com/start
      """;

  @TempDir
  private Path home;

  private final SystemProperties properties = new SystemProperties();

  @BeforeEach
  void files() throws IOException {
    Files.writeString(home.resolve("fails.sh"), "echo S3CRET; echo S3CRET >&2; exit 3\n");
    Files.writeString(
        home.resolve("keyless.sh"), "echo '{\"Version\":1,\"AccessKeyId\":\"S3CRET\"}'\n");
    properties
        .set("aws.configFile", Files.writeString(home.resolve("config"), CONFIG.formatted(home)))
        .set("aws.sharedCredentialsFile", home.resolve("credentials"))
        .set("aws.disableEc2Metadata", "true")
        .clear("aws.accessKeyId")
        .clear("aws.secretAccessKey")
        .clear("aws.profile");
  }

  @AfterEach
  void restore() {
    properties.close();
  }

  private static ThrowableAssertAlternative<IllegalArgumentException> refused(String profile) {
    return assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile(profile))
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("S3CRET"));
  }

  @ParameterizedTest
  @CsvSource({
    "fails, its credential_process ended with status 3",
    "absent, its credential_process ended with status 127",
    "keyless, 'its credential_process printed no credentials that could be read, or they have expired'",
    "half, it has an aws_access_key_id without an aws_secret_access_key",
    "otherhalf, it has an aws_secret_access_key without an aws_access_key_id"
  })
  void aProfileWithoutCredentialsSaysWhyByTheKindThatItNames(String profile, String why) {
    refused(profile)
        .withMessage("The AWS profile \"" + profile + "\" gives no credentials: " + why);
  }

  @Test
  void aKindThatTheSdkDoesNotKnowIsNamed() {
    refused("login").withMessageContaining("login_session");
  }

  @Test
  void aProcessThatHangsIsGivenUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile("hangs", Duration.ofMillis(300)))
        .withMessageStartingWith("The AWS profile \"hangs\" gave no credentials within ")
        .withMessageEndingWith(": its credential_process did not answer");
  }

  @Test
  void anInterruptionEndsTheWaitingForCredentials() {
    Thread.currentThread().interrupt();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.profile("hangs"))
        .withMessage("The AWS profile \"hangs\": interrupted before it gave credentials");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aRegionIsShownAsItWasWritten() {
    refused("appended")
        .withMessage(home.resolve("config") + ", line "
            + (1 + CONFIG.lines().toList().indexOf("region=us-east-1[profile new]"))
            + ": \"us-east-1[profile new]\" is not an AWS region; name one, such as eu-central-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            AwsClients.defaults().region(Region.of("eu west")).build(LightsailClient.builder()))
        .withMessageStartingWith("\"eu west\" is not an AWS region");
  }

  @Test
  void aRegionOfTheDefaultProfileIsShownWithItsFileAndLine() throws IOException {
    Path file = Files.writeString(
        home.resolve("config"),
        "[profile other]\nregion = eu-west-1\n[ default ]\nregion = x\nregion=eu west\n");
    properties.clear("aws.region");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.defaults().build(LightsailClient.builder()))
        .withMessageStartingWith(file + ", line 5: \"eu west\" is not an AWS region");
  }

  @Test
  void aRegionOfTheMachinesSettingsIsShownWithItsName() {
    properties.set("aws.region", "eu west");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.defaults().build(LightsailClient.builder()))
        .withMessageStartingWith("aws.region: \"eu west\" is not an AWS region");
  }

  @Test
  void aCharacterThatNoRequestCanCarryIsToldAtOnce() throws IOException {
    Files.writeString(
        home.resolve("keyless.sh"),
        "printf '{\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"x\",\"SessionToken\":\"a\\\\nS3CRET\"}'\n");
    refused("keyless")
        .withMessage(
            "The session token of the AWS profile \"keyless\" holds a character that no request can carry,"
                + " such as a space or a line break");
  }

  @Nested
  class AFile {
    @Test
    void thatIsNotThereIsNamed() {
      refused("nope")
          .withMessageStartingWith("There is no AWS profile \"nope\"; there are [")
          .withMessageContaining(home.resolve("credentials") + " (not there)")
          .withMessageContaining("and " + home.resolve("config") + ";");
    }

    @Test
    void thatIsADirectoryIsNamed() {
      properties.set("aws.configFile", home);
      refused("nope")
          .withMessageStartingWith(
              "There is no AWS profile \"nope\"; no profile is defined; the files are")
          .withMessageContaining(home + " (is a directory)");
    }

    @Test
    void thatThisUserCannotReadIsNamed() throws IOException {
      Path file = Files.writeString(home.resolve("credentials"), "[backup]\n");
      assertThat(file.toFile().setReadable(false)).isTrue();
      String cannot = " (cannot be read by this user)";
      refused("nope")
          .withMessageContaining(
              "the files are " + file + (Files.isReadable(file) ? "" : cannot) + " and ");
    }

    @Test
    void thatIsNoRegularFileIsNamed() {
      properties.set("aws.sharedCredentialsFile", Path.of("/dev/null"));
      refused("nope").withMessageContaining("the files are /dev/null (is not a regular file) and ");
    }

    @Test
    void ofAHomeThatIsNotThereIsNamed() {
      Path nowhere = home.resolve("nowhere");
      properties.set("aws.sharedCredentialsFile", nowhere.resolve(".aws/credentials"));
      properties.set("aws.configFile", nowhere.resolve(".aws/config"));
      refused("backup")
          .withMessageStartingWith(
              "There is no AWS profile \"backup\"; no profile is defined; the files are "
                  + nowhere.resolve(".aws/credentials") + " (not there) and "
                  + nowhere.resolve(".aws/config") + " (not there);");
    }

    @Test
    void thatIsMalformedIsNamedWithItsLine() throws IOException {
      Path file = Files.writeString(home.resolve("credentials"), "[backup]\nS3CRET without sign\n");
      refused("backup")
          .withMessageStartingWith("The AWS credentials file " + file + " is malformed: line 2");
    }

    @Test
    void thatIsMalformedIsNamedWhereNoProfileIsToo() throws IOException {
      Path file = Files.writeString(home.resolve("config"), "[default]\nregion eu-central-1\n");
      properties.clear("aws.region");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AwsClients.defaults().build(LightsailClient.builder()))
          .withMessageStartingWith("The AWS configuration file " + file + " is malformed: line 2");
    }

    @Test
    void thatBeginsWithAByteOrderMarkIsNamedAndTheMarkToo() throws IOException {
      Path file = Files.writeString(home.resolve("credentials"), "\uFEFF[backup]\n");
      refused("backup")
          .withMessage("The AWS credentials file " + file
              + " is malformed: it begins with a byte order mark; save it as UTF-8 without one");
    }

    @Test
    void whosePathCouldNotBeDecodedIsRefused() {
      properties.set("aws.configFile", "/gr\uFFFD\uFFFDe/config");
      refused("fails")
          .withMessageStartingWith(
              "aws.configFile holds characters that this process could not decode")
          .withMessageEndingWith("set LC_ALL=C.UTF-8");
    }

    @Test
    void whosePathWasDecodedByAnotherCharsetIsRefused() {
      DecodedText.check("AWS_CONFIG_FILE", "/größe", "UTF-8");
      DecodedText.check("AWS_CONFIG_FILE", "/groesse", "ANSI_X3.4-1968");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DecodedText.check("AWS_CONFIG_FILE", "/grÃ¶Ã\u009fe", "ISO-8859-1"))
          .withMessageStartingWith("AWS_CONFIG_FILE holds characters");
    }
  }

  @Nested
  class TheDefaultCredentials {
    private ThrowableAssertAlternative<IllegalArgumentException> missing() {
      return assertThatIllegalArgumentException()
          .isThrownBy(() -> AwsClients.defaults().checkCredentials())
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("S3CRET"));
    }

    @Test
    void thatAreNowhereSayWhereTheyWereLookedFor() {
      missing()
          .withMessageStartingWith("No AWS credentials: name a profile, or set AWS_ACCESS_KEY_ID")
          .withMessageContaining(home.resolve("credentials") + " (not there)");
    }

    @ParameterizedTest
    @CsvSource({
      "nope, There is no AWS profile \"nope\"",
      "fails, its credential_process ended with status 3",
      "sso, \"sso\" and \"ssooidc\""
    })
    void ofANamedProfileSayWhatTheProfileWouldSay(String profile, String why) {
      properties.set("aws.profile", profile);
      missing().withMessageContaining(why);
    }

    @Test
    void ofWhichOneHalfIsSetNameTheOther() {
      properties.set("aws.accessKeyId", "AKID");
      missing()
          .withMessage(
              "No AWS credentials: AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not");
      properties.clear("aws.accessKeyId").set("aws.secretAccessKey", "S3CRET");
      missing()
          .withMessage(
              "No AWS credentials: AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not");
    }

    @Test
    void thatAreThereAreLeftInPeace() {
      properties.set("aws.accessKeyId", "AKID").set("aws.secretAccessKey", "x");
      AwsClients.defaults().checkCredentials();
    }

    @Test
    void thatHangAreGivenUp() {
      properties.set("aws.profile", "hangs");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AwsClients.defaults().checkCredentials(Duration.ofMillis(300)))
          .withMessageStartingWith("No AWS credentials came within ");
    }
  }
}
