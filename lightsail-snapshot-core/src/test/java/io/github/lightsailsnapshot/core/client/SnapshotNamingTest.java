package io.github.lightsailsnapshot.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotNamingTest {
  private final SnapshotNaming web = new SnapshotNaming("web");

  @Test
  void aNameHasTheTimeInUtc() {
    assertThat(web.nameAt(Instant.parse("2026-11-22T03:04:05.678Z")))
        .isEqualTo("web-2026-11-22T03-04-05Z");
    assertThat(web.nameAt(Instant.parse("2026-11-22T03:04:05Z"), 1))
        .isEqualTo("web-2026-11-22T03-04-05Z");
    assertThat(web.nameAt(Instant.parse("2026-11-22T03:04:05Z"), 12))
        .isEqualTo("web-2026-11-22T03-04-05Z-12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web-2026-11-22T03-00-00Z",
        "web-2026-11-22T03-00-00Z-2",
        "web-2026-11-22T03-00-00Z-10",
        "web-2026-11-22T03-00-00Z-999",
        "web-2026-11-22T03-00-00",
        "web-2024-02-29T23-59-59Z"
      })
  void itsOwnNamesAreRecognised(String name) {
    assertThat(web.recognises(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "web-",
        "web-2",
        "webA1",
        "web-golden-before-upgrade",
        "web-2023-03-01",
        "web-2-2026-11-22T03-00-00Z",
        "web2026-11-22T03-00-00Z",
        "web--2026-11-22T03-00-00Z",
        "Web-2026-11-22T03-00-00Z",
        "xweb-2026-11-22T03-00-00Z",
        "web-2026-11-22T03-00-00Z ",
        "web-2026-11-22T03-00-00Z\n",
        "web-2026-11-22T03-00-00Z-0",
        "web-2026-11-22T03-00-00Z-1",
        "web-2026-11-22T03-00-00Z-02",
        "web-2026-11-22T03-00-00Z-1000",
        "web-2026-11-22T03-00-00Z-",
        "web-2026-11-22T03-00-00-2",
        "web-2026-11-22T03-00-00z",
        "web-2026-11-22t03-00-00Z",
        "web-2026-11-22T24-00-00Z",
        "web-2026-11-22T03-60-00Z",
        "web-2026-11-22T03-00-60Z",
        "web-2026-13-01T00-00-00Z",
        "web-2026-02-29T00-00-00Z",
        "web-2026-04-31T00-00-00Z",
        "web-+2026-11-22T03-00-00Z",
        "web-12026-11-22T03-00-00Z",
        "web-２０２６-11-22T03-00-00Z",
        "web-2026-11-22T03:00:00Z"
      })
  void othersAreNot(String name) {
    assertThat(web.recognises(name)).isFalse();
  }

  @Test
  void aBasenameIsTakenLiterally() {
    assertThat(new SnapshotNaming("web.1").recognises("webX1-2026-11-22T03-00-00Z"))
        .isFalse();
    assertThat(new SnapshotNaming("web.1").recognises("web.1-2026-11-22T03-00-00Z"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-web", ".web", "_web", "web 1", "web/1", "wéb", "web\n"})
  void aBasenameThatCannotBeOneIsRefused(String basename) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SnapshotNaming(basename))
        .withMessageStartingWith("The basename \"" + basename + "\" must be letters, digits");
  }

  @Test
  void theLongestNameFits() {
    String name = new SnapshotNaming("w".repeat(230)).nameAt(Instant.EPOCH, 999);
    assertThat(name).hasSize(255);
    assertThatIllegalArgumentException().isThrownBy(() -> new SnapshotNaming("w".repeat(231)));
  }

  @Test
  void whatItOwnsFitsAsAWholeIsOfTheSourceAndNoCopyOfAnAutomaticOne() {
    String name = "web-2026-11-22T03-00-00Z";
    Snapshot own = Snapshot.available(name, "web-1", Instant.EPOCH);
    Snapshot copy = own.asCopyOfAutomatic();

    assertThat(web.owns(own, "web-1")).isTrue();
    assertThat(web.owns(own, "web-2")).isFalse();
    assertThat(web.owns(Snapshot.available("web-1", "web-1", Instant.EPOCH), "web-1"))
        .isFalse();
    assertThat(web.owns(copy, "web-1")).isFalse();
  }

  @Test
  void thatOfASourceIsWhatAJobHasByDefault() {
    assertThat(SnapshotNaming.ofSource("web-1")).isEqualTo(new SnapshotNaming("web-1-auto"));
    assertThatThrownBy(() -> SnapshotNaming.ofSource("web 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"web 1-auto\"");
  }
}
