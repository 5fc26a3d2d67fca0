package io.github.lightsailsnapshot.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The picture in the README is the forecast that the page shows at first, as the code draws it now. With {@code
 * -Dpictures=write}, it is written instead.
 */
class PictureTest {
  private static final Path PICTURE =
      Path.of(System.getProperty("basedir", ".")).resolve("images/forecast.svg");

  @Test
  void the_picture_in_the_readme_is_of_the_settings_of_the_page() throws IOException {
    String drawn = Settings.of(new Query(Map.of()), LocalDate.parse("2026-12-01"))
        .simulation()
        .orElseThrow()
        .view()
        .svg();
    if (System.getProperty("pictures", "").equals("write")) {
      Files.createDirectories(PICTURE.getParent());
      Files.writeString(PICTURE, drawn);
    }
    assertThat(PICTURE).hasContent(drawn);
  }
}
