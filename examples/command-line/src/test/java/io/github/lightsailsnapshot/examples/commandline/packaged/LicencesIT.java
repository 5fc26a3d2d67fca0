package io.github.lightsailsnapshot.examples.commandline.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The packaged jar, which holds the work of others, and the terms that go along with it. */
class LicencesIT {

  private static String text(String name) throws IOException {
    try (ZipFile jar = new ZipFile(Machine.jar())) {
      ZipEntry entry = jar.getEntry(name);
      assertThat(entry).as(name).isNotNull();
      return new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
    }
  }

  @Test
  void the_apache_licence_and_the_notices_are_in_the_jar() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(text("META-INF/NOTICE")).contains("AWS SDK for Java 2.0", "Jackson JSON processor");
  }

  @Test
  void the_file_that_the_notice_names_is_in_the_jar() throws IOException {
    assertThat(text("META-INF/NOTICE")).contains("are included in LICENSE.txt");
    assertThat(text("META-INF/LICENSE.txt")).contains("Note: Other license terms may apply");
  }

  @Test
  void the_licence_of_slf4j_is_in_the_jar() throws IOException {
    assertThat(text("META-INF/licenses/slf4j.txt"))
        .contains("Copyright (c) 2004-2022 QOS.ch Sarl (Switzerland)")
        .containsIgnoringWhitespaces("""
            Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
            documentation files (the "Software"), to deal in the Software without restriction, including without
            limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
            Software, and to permit persons to whom the Software is furnished to do so, subject to the following
            conditions:

            The above copyright notice and this permission notice shall be included in all copies or substantial portions
            of the Software.

            THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
            TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
            THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
            CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
            DEALINGS IN THE SOFTWARE.
            """);
  }

  @Test
  void the_jar_lists_what_it_holds_and_under_which_licence() throws IOException {
    assertThat(text("META-INF/THIRD-PARTY.txt").lines())
        .anyMatch(line -> line.matches(".*\\(Apache-2.0\\).*software.amazon.awssdk:lightsail:.*"))
        .anyMatch(line -> line.matches(".*\\(MIT\\).*org.slf4j:slf4j-api:.*"));
  }

  @Test
  void every_licence_is_there_once() throws IOException {
    try (ZipFile jar = new ZipFile(Machine.jar())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names).filteredOn(name -> name.contains("LICENSE")).doesNotHaveDuplicates();
    }
  }
}
