package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.wire.Call;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials and regions, and that what is wrong with them is told before anything is called. */
class AccessIT {
  @TempDir
  Path home;

  private static final String[] JOB = {"-i", "web", "-m", "3", "-a", "backup"};
  private static final String[] WITHOUT_PROFILE = {
    "-i", "web", "-m", "3", "--region", "eu-central-1"
  };

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private void refused(String words, String... args) {
    Ended ended = machine.run(args);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("lightsail-snapshot: ").contains(words).hasLineCount(1);
    assertThat(machine.aws.calls().all()).isEmpty();
  }

  @Test
  void an_unknown_profile_is_refused() {
    refused(
        "--profile nope: There is no AWS profile \"nope\"; there are [",
        "-i",
        "web",
        "-m",
        "3",
        "-a",
        "nope");
  }

  @Test
  void a_profile_without_a_region_is_refused() {
    refused(
        "No AWS region is set in the profile \"nowhere\"", "-i", "web", "-m", "3", "-a", "nowhere");
  }

  @Test
  void a_profile_with_a_region_that_cannot_be_one_is_refused() {
    machine.file("config", "[profile backup]", "region = Frankfurt");
    refused("\"Frankfurt\" is not an AWS region", "-i", "web", "-m", "3", "-a", "backup");
  }

  @Test
  void a_profile_that_assumes_a_role_says_what_is_missing() {
    machine.file(
        "config",
        "[profile role]",
        "region = eu-central-1",
        "source_profile = backup",
        "role_arn = arn:aws:iam::111122223333:role/backup");
    refused("\"sts\" on the class path", "-i", "web", "-m", "3", "-a", "role");
  }

  @Test
  void a_file_of_profiles_that_cannot_be_read_is_refused() {
    machine.file("config", "[profile backup", "region");
    refused("--profile backup: ", "-i", "web", "-m", "3", "-a", "backup");
  }

  @Test
  void a_setting_that_the_sdk_refuses_is_refused() {
    machine.file("config", "[profile backup]", "region = eu-central-1", "retry_mode = bogus");
    refused("the AWS settings of this machine: ", "-i", "web", "-m", "3", "-a", "backup");
  }

  @Test
  void wrong_options_are_refused_even_where_everything_else_is_right() {
    refused(
        "put quotes around: --keep \"last=3, daily=7\"",
        "-i",
        "web",
        "-a",
        "backup",
        "--keep",
        "last=3,",
        "daily=7");
    refused(
        "\"b@x\" is not a mail address",
        "-i",
        "web",
        "-a",
        "backup",
        "-m",
        "3",
        "-f",
        "a@x.org",
        "-t",
        "c@x.org,b@x");
  }

  @Test
  void the_mail_may_come_from_another_region_than_the_snapshots() {
    Ended ended = machine.runNow(
        "-m",
        "3",
        "--region",
        "us-west-2",
        "--email-region",
        "eu-west-1",
        "-f",
        "a@x.org",
        "-t",
        "b@x.org");
    assertThat(ended.status()).isZero();
    assertThat(machine.aws.calls().of("CreateInstanceSnapshot"))
        .extracting(Call::region)
        .containsExactly("us-west-2");
    assertThat(machine.aws.calls().of("SendEmail"))
        .extracting(Call::region)
        .containsExactly("eu-west-1");
    assertThat(machine.aws.calls().all()).allMatch(call -> call.accessKeyId().equals("AKIDBACKUP"));
  }

  @Test
  void a_region_that_is_not_known_yet_is_only_warned_of() {
    Ended ended = machine.runNow("-m", "3", "--region", "eu-centrall-1");
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).startsWith("warning: eu-centrall-1 ").hasLineCount(1);
  }

  @Test
  void without_a_profile_the_default_one_serves() {
    machine.file(
        "credentials",
        "[default]",
        "aws_access_key_id = AKIDDEFAULT",
        "aws_secret_access_key = secret");
    machine.file("config", "[default]", "region = ap-southeast-2");
    Ended ended = machine.run("-i", "web", "-m", "3", "--wait", "0");
    assertThat(ended.status()).isZero();
    assertThat(machine.aws.calls().all())
        .allMatch(call ->
            call.accessKeyId().equals("AKIDDEFAULT") && call.region().equals("ap-southeast-2"));
  }

  @Test
  void no_credentials_at_all_are_refused_before_anything_else() {
    machine.file("credentials");
    machine.file("config");
    refused(
        "No AWS credentials: name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; looked in the"
            + " environment, " + home.resolve("credentials") + " and ",
        "-i",
        "web",
        "-m",
        "3",
        "--region",
        "eu-central-1",
        "--before",
        "touch hooked");
    assertThat(home.resolve("hooked")).doesNotExist();
  }

  @Test
  void no_credentials_at_all_leave_a_monitor_without_an_answer() {
    machine.file("credentials");
    Ended ended = machine.run("check", "-i", "web", "--region", "eu-central-1");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out())
        .startsWith("RECOVERY POINT UNKNOWN - No AWS credentials: name a profile")
        .hasLineCount(1);
  }

  @Test
  void an_endpoint_that_is_no_address_is_refused() {
    machine.settings.put("AWS_ENDPOINT_URL", "foo");
    refused(
        "(AWS_ENDPOINT_URL, or endpoint_url of the profile; not shown, it may hold a secret) is no address",
        JOB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://x",
        "user:S3CRET@host",
        "https://user:S3CRET@host",
        "https:///S3CRET",
        "S3CRET"
      })
  void an_endpoint_that_nobody_can_answer_at_is_refused_without_being_shown(String endpoint) {
    machine.settings.put("AWS_ENDPOINT_URL", endpoint);
    refused("the AWS endpoint", JOB);
    assertThat(machine.read("err")).doesNotContain("S3CRET", "ftp");
  }

  @Test
  void an_endpoint_together_with_fips_is_refused() {
    machine.settings.put("AWS_USE_FIPS_ENDPOINT", "true");
    refused("FIPS and custom endpoint are not supported", JOB);
    machine.settings.remove("AWS_USE_FIPS_ENDPOINT");
    machine.file("config", "[profile backup]", "region = eu-central-1", "use_fips_endpoint = true");
    refused("FIPS and custom endpoint are not supported", JOB);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_MAX_ATTEMPTS, abc",
    "AWS_MAX_ATTEMPTS, 0",
    "AWS_DEFAULTS_MODE, bogus",
    "AWS_RETRY_MODE, bogus",
    "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES, abc",
    "AWS_USE_FIPS_ENDPOINT, maybe"
  })
  void a_setting_of_the_environment_is_named_and_no_option_is_blamed(String name, String value) {
    machine.settings.put(name, value);
    refused("the AWS settings of this machine (", JOB);
    assertThat(machine.read("err")).contains(name).doesNotContain("--region");
  }

  @Test
  void one_key_without_the_other_is_named() {
    machine.file("credentials");
    machine.settings.put("AWS_ACCESS_KEY_ID", "AKIDHALF");
    refused("AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not", WITHOUT_PROFILE);
    machine.settings.remove("AWS_ACCESS_KEY_ID");
    machine.settings.put("AWS_SECRET_ACCESS_KEY", "S3CRET");
    refused("AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not", WITHOUT_PROFILE);
    assertThat(machine.read("err")).doesNotContain("S3CRET");
  }

  /** The other parts, files and commands are in {@code CredentialSecretsTest}. */
  @Test
  void a_token_with_a_line_break_is_shown_nowhere() {
    machine.file("credentials");
    machine.settings.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    machine.settings.put("AWS_SECRET_ACCESS_KEY", "secret");
    machine.settings.put("AWS_SESSION_TOKEN", "FwoGZXIvYXdz\nS3CRET");
    refused(
        "The session token of the AWS credentials holds a character that no request can carry",
        "-i",
        "web",
        "-m",
        "3",
        "--region",
        "eu-central-1",
        "-l",
        "log");
    assertThat(machine.read("err")).doesNotContain("S3CRET", "FwoG");
    assertThat(home.resolve("log"))
        .satisfiesAnyOf(
            log -> assertThat(log).doesNotExist(),
            log -> assertThat(log).content().doesNotContain("S3CRET"));
  }

  @Test
  void a_profile_of_the_environment_is_told_of_as_one_of_an_option_is() {
    machine.settings.put("AWS_PROFILE", "nope");
    refused("AWS_PROFILE: There is no AWS profile \"nope\"", WITHOUT_PROFILE);
    machine.settings.put("AWS_PROFILE", "role");
    machine.file(
        "config",
        "[profile role]",
        "region = eu-central-1",
        "source_profile = backup",
        "role_arn = arn:aws:iam::111122223333:role/backup");
    refused("\"sts\" on the class path", WITHOUT_PROFILE);
  }
}
