package io.github.lightsailsnapshot.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerFileTest {
  private static final String COMPLETE = """
      database.url = jdbc:postgresql://db.example.com/snapshots
      groups.policy = last=3, daily=7
      groups.schedule = 0 0 3 * * *
      groups.slot = 1d
      group.frankfurt.region = eu-central-1
      group.frankfurt.profile = shop
      group.frankfurt.instances = web-*, api
      group.oregon.region = us-west-2
      group.oregon.tags = backup=yes
      group.oregon.except = staging-*
      group.oregon.policy = last=30
      group.oregon.zone = America/Los_Angeles
      """;

  private static List<String> mistakes(String text) {
    IllegalArgumentException refused = catchThrowableOfType(
        IllegalArgumentException.class, () -> WorkerFile.parse(text).configuration());
    assertThat(refused).as("what is wrong").isNotNull();
    return refused.getMessage().lines().toList();
  }

  @Test
  void anAbbreviationOfATimeZoneIsAMistake() {
    assertThat(mistakes(COMPLETE.replace("America/Los_Angeles", "EST")))
        .anyMatch(line -> line.contains("\"EST\" is an abbreviation; name a place"));
  }

  @Test
  void groupsHaveTheirOwnSettingsAndThoseOfAll() {
    WorkerConfiguration read = WorkerFile.parse(COMPLETE).configuration();

    assertThat(read.settings()).isEqualTo(WorkerSettings.DEFAULT);
    assertThat(read.user()).isEmpty();
    GroupSettings frankfurt = read.groups().get(0);
    assertThat(frankfurt.profile()).contains("shop");
    assertThat(frankfurt.region().id()).isEqualTo("eu-central-1");
    assertThat(frankfurt.policy()).hasToString("last=3, daily=7");
    assertThat(frankfurt.selection()).hasToString("instances named web-*, api");
    GroupSettings oregon = read.groups().get(1);
    assertThat(oregon.profile()).isEmpty();
    assertThat(oregon.policy()).hasToString("last=30");
    assertThat(oregon.selection()).hasToString("instances tagged backup=yes except staging-*");
  }

  @Test
  void theScheduleIsInTheZoneOfTheGroup() {
    GroupSettings oregon = WorkerFile.parse(COMPLETE).configuration().groups().get(1);
    InMemorySnapshots nowhere = InMemorySnapshots.ofInstances();

    Instant next = oregon
        .group(nowhere, nowhere.instances(), report -> {})
        .nextAfter(Instant.parse("2026-01-10T12:00:00Z"));

    assertThat(next).isEqualTo("2026-01-11T11:00:00Z");
  }

  @Test
  void aWorkerServesOnlyTheGroupsThatItIsTold() {
    WorkerConfiguration read =
        WorkerFile.parse(COMPLETE + "serve = oregon\nthreads = 8\npoll = 2s\n").configuration();

    assertThat(read.groups()).extracting(GroupSettings::name).containsExactly("oregon");
    assertThat(read.settings().threads()).isEqualTo(8);
    assertThat(read.settings().poll()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    assertThat(mistakes("""
        database.url = postgres://db.example.com/snapshots
        threads = many
        poll = 10
        heartbeat = 10ms
        pool = 5
        serve = oregon
        group.Frankfurt.region = eu-central-1
        group.a.region = eu-central-1
        group.a.instances = *
        group.a.tags = backup
        group.a.policy = lots=3
        group.a.schedule = daily
        group.b.region = eu-central-1
        group.b.instances = *
        group.b.policy = last=3
        group.b.schedule = 0 0 3 * * *
        group.b.slot = 1d
        group.b.basename = nightly
        group.c.region = eu-central-1
        group.c.instances = *
        group.c.policy = last=3
        group.c.schedule = 0 0 3 * * *
        group.c.slot = 1d
        group.c.wait = 1h
        """))
        .anyMatch(line -> line.startsWith("database.url: must be such as jdbc:postgresql:"))
        .contains("threads: must be a number from 1 to 999, not \"many\"")
        .anyMatch(line -> line.startsWith("poll: "))
        .anyMatch(line -> line.startsWith("heartbeat: "))
        .anyMatch(line -> line.startsWith("pool: is no setting; there are "))
        .contains("serve: there is no group \"oregon\", only [a, b, c]")
        .anyMatch(line -> line.startsWith("group.Frankfurt.region: must be group.NAME.SETTING"))
        .contains("group.a: needs either instances, such as web-*, or tags, such as backup=yes")
        .anyMatch(line -> line.startsWith("group.a.policy: ") && line.contains("lots"))
        .anyMatch(line -> line.startsWith("group.a.schedule: \"daily\" must be seconds, minutes"))
        .contains("group.a.slot: is missing; such as 1d for a snapshot a day")
        .anyMatch(line -> line.startsWith("group.b: ") && line.contains("put {source} into it"))
        .anyMatch(line -> line.startsWith("group.c: ") && line.contains("\"wait\" is no setting"));
  }

  @Test
  void aFileWithoutGroupsIsRefused() {
    assertThat(mistakes("database.url = jdbc:postgresql:snapshots"))
        .containsExactly("There is no group; a group has settings such as group.frankfurt.region");
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
    Path latin1 = Files.write(folder.resolve("latin1"), new byte[] {(byte) 0xe4});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkerFile.read(folder.resolve("none")))
        .withMessage("There is no file " + folder.resolve("none"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkerFile.read(latin1))
        .withMessage(latin1 + " is not in UTF-8");
  }
}
