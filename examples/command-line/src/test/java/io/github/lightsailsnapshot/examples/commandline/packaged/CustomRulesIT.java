package io.github.lightsailsnapshot.examples.commandline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.examples.custompolicy.Payday;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy words of one's own, in a jar beside the packaged one. */
class CustomRulesIT {
  private static final String SERVICES =
      "META-INF/services/io.github.lightsailsnapshot.retention.RuleProvider";

  @TempDir
  Path home;

  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(home);
    machine.account.add(
        "web-auto-2024-01-24T01-00-00Z", "web", Instant.parse("2024-01-24T01:00:00Z"));
    machine.account.add(
        "web-auto-2024-01-25T01-00-00Z", "web", Instant.parse("2024-01-25T01:00:00Z"));
    machine.account.add(
        "web-auto-2024-01-26T01-00-00Z", "web", Instant.parse("2024-01-26T01:00:00Z"));
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Ended run(Class<?> provider, String... how) throws IOException {
    String[] args = {"-i", "web", "-a", "backup", "--wait", "0", how[0], how[1]};
    return machine.runBeside(jarWith(provider), args);
  }

  /** The jar of the example of a custom policy, as it is packaged. */
  private Ended runBesideExample(String policy) {
    String example =
        Payday.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return machine.runBeside(
        Path.of(example), "-i", "web", "-a", "backup", "--wait", "0", "--keep", policy);
  }

  private Path jarWith(Class<?> provider) throws IOException {
    Path path = home.resolve("policies.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(path))) {
      String file = provider.getName().replace('.', '/') + ".class";
      jar.putNextEntry(new ZipEntry(file));
      try (InputStream bytes = provider.getResourceAsStream("/" + file)) {
        Objects.requireNonNull(bytes, file).transferTo(jar);
      }
      jar.putNextEntry(new ZipEntry(SERVICES));
      jar.write(provider.getName().getBytes(StandardCharsets.UTF_8));
    }
    return path;
  }

  @Test
  void are_read_and_obeyed() {
    Ended ended = runBesideExample("last=1, payday");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("keeping last=1, payday", "25T01-00-00Z  payday");
    assertThat(machine.account.deleted()).containsExactly("web-auto-2024-01-24T01-00-00Z");
  }

  @Test
  void with_an_argument_that_they_do_not_take_are_refused() {
    refused(runBesideExample("payday=often"), "--keep: \"payday=often\" at column 1");
  }

  @Test
  void that_cannot_be_made_are_refused() throws IOException {
    refused(
        run(FaultyRules.Broken.class, "--keep", "last=1"),
        "--keep: A policy word on the class path cannot be used",
        "no calendar");
  }

  @Test
  void that_fail_while_the_policy_is_read_are_refused() throws IOException {
    refused(
        run(FaultyRules.Failing.class, "--keep", "failing"),
        "--keep: \"failing\" at column 1 of the policy is not understood",
        "not without a number");
  }

  @Test
  void that_are_not_asked_for_do_no_harm() throws IOException {
    assertThat(run(FaultyRules.Broken.class, "--max", "1").status()).isZero();
  }

  @Test
  void that_fail_when_they_judge_delete_nothing() throws IOException {
    Ended ended = run(FaultyRules.Failing.class, "--keep", "failing=1");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).contains("DEGRADED", "Could not plan");
    assertThat(machine.account.created()).hasSize(1);
    assertThat(machine.account.deleted()).isEmpty();
  }

  private void refused(Ended ended, String... words) {
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(words).hasLineCount(1);
    assertThat(machine.aws.calls().all()).isEmpty();
  }
}
