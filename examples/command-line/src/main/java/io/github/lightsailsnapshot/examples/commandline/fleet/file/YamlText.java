package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A file of YAML 1.2 in strict UTF-8. What is not YAML is a mistake; the messages contain no line of the file. */
record YamlText(Path path, Mistakes mistakes) {
  private static final int LARGEST = 1024 * 1024;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  Optional<YamlNode> read() {
    return decoded(content()).flatMap(this::parsed);
  }

  private byte[] content() {
    if (!Files.isRegularFile(path)) {
      throw new UsageException("--config " + path
          + (Files.exists(path) ? " is not a regular file" : ": there is no such file")
          + "; `fleet init` writes an example");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new UsageException("--config " + path + " is larger than 1 MiB");
      }
      return content;
    } catch (IOException unreadable) {
      throw new UsageException("--config " + path + " cannot be read: " + unreadable.getMessage());
    }
  }

  private Optional<String> decoded(byte[] content) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(content), text, true);
    String valid = text.flip().toString();
    if (result.isError()) {
      mistakes.add(place(valid, valid.length()), "this is not valid UTF-8; save the file in UTF-8");
      return Optional.empty();
    }
    return Optional.of(
        valid.startsWith(BYTE_ORDER_MARK) ? valid.substring(BYTE_ORDER_MARK.length()) : valid);
  }

  private Optional<YamlNode> parsed(String text) {
    try {
      Optional<YamlNode> root = YamlTree.of(text, mistakes);
      if (root.isEmpty()) {
        mistakes.add(Position.START, "the file is empty; `fleet init` writes an example");
      }
      return root;
    } catch (MarkedYamlEngineException wrong) {
      boolean isStar = String.valueOf(wrong.getContext()).contains("alias");
      mistakes.add(
          Position.of(isStar ? wrong.getContextMark() : wrong.getProblemMark()),
          isStar ? "text that begins with * must be quoted, such as \"*-test\"" : problem(wrong));
    } catch (ReaderException unprintable) {
      mistakes.add(
          place(text, text.offsetByCodePoints(0, unprintable.getPosition())),
          "this character (U+%04X) cannot be in the file".formatted(unprintable.getCodePoint()));
    } catch (YamlEngineException wrong) {
      mistakes.add(Position.START, "this is not YAML");
    }
    return Optional.empty();
  }

  private static String problem(MarkedYamlEngineException wrong) {
    return "this is not YAML: " + wrong.getProblem()
        + " (text that begins with one of *&!%@`{}[] or holds \": \" must be quoted)";
  }

  private static Position place(String text, int index) {
    String before = text.substring(0, index);
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    return new Position(line, index - before.lastIndexOf('\n'));
  }
}
