package io.github.lightsailsnapshot.examples.commandline.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.lightsailsnapshot.examples.commandline.packaged.Ended;
import io.github.lightsailsnapshot.examples.commandline.packaged.Machine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The archive of classes: whatever happens to it, a start ends as it does without one. All tests are about the archive
 * that the first of them writes, because writing one takes a while.
 */
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClassArchiveIT {
  private static Installation installation;
  private static Ended without;

  @BeforeAll
  static void install() throws IOException {
    installation = Installation.in(PrivateFolder.create("launcher"));
    without = installation.run(Installation.LIST);
    assertThat(without.status()).as(without.err()).isZero();
    installation.machine.settings.put("LIGHTSAIL_SNAPSHOT_ARCHIVE", "");
  }

  @AfterAll
  static void close() throws IOException {
    if (installation != null) {
      installation.close();
      try (var files = Files.walk(installation.folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void awaits(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static boolean isTraining() {
    return Files.exists(installation.cache().resolve("training"));
  }

  private static Path archive() {
    assertThat(installation.archives()).hasSize(1);
    return installation.archives().get(0);
  }

  /** The last start, which gave the same result as one without an archive. */
  private static String lastStart() {
    assertThat(installation.run(Installation.LIST)).isEqualTo(without);
    List<String> starts = installation.java.starts();
    return starts.get(starts.size() - 1);
  }

  private static void isUsed() {
    assertThat(lastStart()).matches(RecordingJava::usesArchive);
  }

  private static void isNotUsed() {
    assertThat(lastStart()).doesNotMatch(RecordingJava::usesArchive);
  }

  /** Runs with an archive to which something was done, and puts a good one in its place. */
  private interface Damage {
    void to(Path archive) throws IOException;
  }

  private static void isNotUsedAfter(Damage damage) throws IOException, InterruptedException {
    Path archive = archive();
    Path good = installation.folder.resolve("good");
    Files.copy(
        archive, good, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    Files.createDirectory(installation.cache().resolve("training"));
    damage.to(archive);
    isNotUsed();
    try (var left = Files.list(installation.cache())) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.move(good, archive);
  }

  @Test
  @Order(1)
  void is_not_left_behind_by_a_training_that_was_killed_while_writing() throws Exception {
    isNotUsed();
    Path number = installation.cache().resolve("training/process");
    awaits(() -> number.toFile().length() > 0);
    awaits(() -> !installation.java.trainings().isEmpty());
    ProcessHandle training =
        ProcessHandle.of(Long.parseLong(Files.readString(number).strip())).orElseThrow();
    List<ProcessHandle> all = training.descendants().toList();
    training.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    awaits(() -> !training.isAlive());
    assertThat(isTraining()).isTrue();
    assertThat(installation.archives()).isEmpty();
  }

  @Test
  @Order(2)
  void is_written_once_by_ten_first_starts_at_once_and_then_used() throws Exception {
    int before = installation.java.trainings().size();
    List<Process> starts = IntStream.range(0, 10)
        .mapToObj(i -> installation.start("-" + i, "help", "policies"))
        .toList();
    for (int i = 0; i < starts.size(); i++) {
      Ended ended = installation.machine.ended(starts.get(i), "-" + i);
      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(ended.out()).startsWith("POLICIES").endsWith("\"last=3, daily=7\"\n");
    }
    int calls = installation.machine.aws.calls().all().size();
    awaits(() -> !isTraining());
    assertThat(installation.java.trainings()).hasSize(before + 1);
    assertThat(installation.machine.aws.calls().all()).hasSize(calls);
    assertThat(Files.getPosixFilePermissions(archive()))
        .doesNotContainAnyElementsOf(PosixFilePermissions.fromString("---rwxrwx"));
    try (var left = Files.list(installation.cache())) {
      assertThat(left).containsExactly(archive());
    }
    isUsed();
  }

  @Test
  @Order(3)
  void is_written_by_a_process_without_credentials() {
    assertThat(installation.java.trainingEnvironment())
        .contains("LC_ALL=C.UTF-8")
        .noneMatch(line -> line.startsWith("AWS_") || line.startsWith("LIGHTSAIL_"));
  }

  @Test
  @Order(3)
  void is_written_by_a_process_without_a_network() throws Exception {
    assumeThat(new ProcessBuilder("unshare", "-n", "true").start().waitFor())
        .as("no network namespace can be made here, so this is not tested")
        .isZero();
    Process training = installation.machine.start(List.of(
        "unshare",
        "-n",
        "env",
        "-u",
        "AWS_ENDPOINT_URL",
        System.getProperty("java.home") + "/bin/java",
        "-cp",
        Machine.jar(),
        "io.github.lightsailsnapshot.examples.commandline.training.Training"));
    assertThat(installation.machine.ended(training)).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  @Order(4)
  void is_not_used_if_it_is_truncated() throws Exception {
    isNotUsedAfter(archive -> {
      try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
        file.setLength(file.length() / 2);
      }
    });
  }

  @Test
  @Order(4)
  void is_not_used_if_it_is_empty() throws Exception {
    isNotUsedAfter(archive -> {
      Files.delete(archive);
      Files.createFile(archive);
    });
  }

  @Test
  @Order(4)
  void is_not_used_if_others_can_write_it_or_its_folder() throws Exception {
    isNotUsedAfter(archive ->
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-rw----")));
    Files.setPosixFilePermissions(
        installation.cache(), PosixFilePermissions.fromString("rwxrwx---"));
    isNotUsed();
    assertThat(isTraining()).isFalse();
    Files.setPosixFilePermissions(
        installation.cache(), PosixFilePermissions.fromString("rwx------"));
    isUsed();
  }

  @Test
  @Order(4)
  void is_not_used_if_it_or_its_folder_belongs_to_somebody_else() throws Exception {
    assumeThat(System.getProperty("user.name"))
        .as("only root can give a file away, so this is not tested")
        .isEqualTo("root");
    isNotUsedAfter(archive -> Files.setAttribute(archive, "unix:uid", 65_534));
    Files.setAttribute(installation.cache(), "unix:uid", 65_534);
    isNotUsed();
    Files.setAttribute(installation.cache(), "unix:uid", 0);
    isUsed();
  }

  @Test
  @Order(4)
  void is_not_used_for_another_jar_of_the_same_size_and_time() throws Exception {
    Path jar = installation.folder.resolve("lightsail-snapshot.jar");
    var time = Files.getLastModifiedTime(jar);
    Files.createDirectory(installation.cache().resolve("training"));
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int old = file.read();
      file.seek(file.length() / 2);
      file.write(old ^ 1);
      Files.setLastModifiedTime(jar, time);
      Ended version = installation.run("--version");
      assertThat(version.status()).isZero();
      assertThat(installation.java.starts().get(installation.java.starts().size() - 1))
          .doesNotMatch(RecordingJava::usesArchive);
      file.seek(file.length() / 2);
      file.write(old);
    }
    Files.setLastModifiedTime(jar, time);
    Files.delete(installation.cache().resolve("training"));
    isUsed();
  }

  @Test
  @Order(4)
  void is_not_used_beside_javas_own_variables_with_which_it_might_not_start() {
    installation.machine.settings.put("JDK_JAVA_OPTIONS", "-Xshare:off");
    Ended ended = installation.run(Installation.LIST);
    installation.machine.settings.remove("JDK_JAVA_OPTIONS");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEqualTo(without.out());
  }

  @Test
  @Order(5)
  void is_neither_written_nor_missed_in_a_home_that_cannot_be_written() {
    String home =
        installation.machine.settings.getOrDefault("HOME", installation.machine.home.toString());
    installation.machine.settings.put("HOME", "/proc");
    isNotUsed();
    installation.machine.settings.put("HOME", home);
  }

  @Test
  @Order(5)
  void is_neither_left_behind_nor_attempted_again_on_a_full_disk() throws Exception {
    assumeThat(new ProcessBuilder("unshare", "-m", "true").start().waitFor())
        .as("nothing can be mounted here, so a full disk is not tested")
        .isZero();
    Path full = Files.createDirectory(installation.machine.home.resolve("full"));
    int before = installation.java.trainings().size();
    String line =
        "mount -t tmpfs -o size=6m,mode=700 tmpfs " + full + " && export XDG_CACHE_HOME=" + full
            + "; \"$@\"; s=$?; i=0; while [ ! -e " + full
            + "/*/*.failed ] && [ $i -lt 120 ]; do sleep 1; i=$((i+1)); done;"
            + " \"$@\" > again; ls -R " + full + " > left; exit $s";
    List<String> command = new ArrayList<>(
        List.of("unshare", "-m", "sh", "-c", line, "sh", installation.launcher().toString()));
    command.addAll(List.of(Installation.LIST));
    assertThat(installation.machine.ended(installation.machine.start(command))).isEqualTo(without);
    assertThat(installation.machine.read("again")).isEqualTo(without.out());
    assertThat(installation.machine.read("left")).contains(".failed").doesNotContain(".classes");
    assertThat(installation.java.trainings()).hasSize(before + 1);
  }

  @Test
  @Order(6)
  void is_still_used_after_all_that() {
    isUsed();
  }
}
