package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Entry;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Items;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Refused;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Section;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the nodes from the parser's events, so that an alias, an anchor, a tag or a key that is given twice is a mistake
 * among the others, and not the end of reading.
 */
final class YamlTree {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setParseComments(false).build();

  /** More than the file needs, and no more than the stack bears. */
  private static final int DEEPEST = 20;

  private final Iterator<Event> events;
  private final Mistakes mistakes;

  private YamlTree(Iterator<Event> events, Mistakes mistakes) {
    this.events = events;
    this.mistakes = mistakes;
  }

  /**
   * Reads the only document.
   *
   * @return empty if there is none
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML
   */
  static Optional<YamlNode> of(String text, Mistakes mistakes) {
    YamlTree tree = new YamlTree(new Parse(SETTINGS).parseString(text).iterator(), mistakes);
    return tree.document();
  }

  private Optional<YamlNode> document() {
    Optional<YamlNode> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent) {
        if (root.isPresent()) {
          mistakes.add(
              Position.of(event.getStartMark()), "a second document (---): the file has only one");
        }
        YamlNode node = node(event, 0);
        root = root.isPresent() ? root : Optional.of(node);
      }
    }
    return root;
  }

  private YamlNode node(Event event, int depth) {
    Position at = Position.of(event.getStartMark());
    if (event instanceof AliasEvent alias) {
      mistakes.add(
          at,
          "*" + alias.getAlias().getValue() + " refers to an anchor, which is not"
              + " supported here; if it is text that begins with *, quote it: \"*"
              + alias.getAlias().getValue() + "\"");
      return new Refused(at);
    }
    refuseAnchor((NodeEvent) event, at);
    if (event instanceof ScalarEvent scalar) {
      scalar.getTag().ifPresent(tag -> refuseTag(at, tag));
      return new Text(at, scalar.getValue(), scalar.isPlain());
    }
    ((CollectionStartEvent) event).getTag().ifPresent(tag -> refuseTag(at, tag));
    if (depth == DEEPEST) {
      mistakes.add(at, "sections and lists are nested too deeply; " + DEEPEST + " is the most");
      skip();
      return new Refused(at);
    }
    return event instanceof MappingStartEvent ? section(at, depth + 1) : items(at, depth + 1);
  }

  private void refuseAnchor(NodeEvent event, Position at) {
    event
        .getAnchor()
        .ifPresent(anchor -> mistakes.add(
            at,
            "&" + anchor.getValue()
                + " is an anchor, which is not supported here; write the value where it is needed, or"
                + " under defaults; if it is text that begins with &, quote it"));
  }

  private void refuseTag(Position at, String tag) {
    mistakes.add(
        at,
        "the tag " + tag + " is not supported here; if it is text that begins with !,"
            + " quote it");
  }

  /** Leaves out the rest of a section or list that has just begun. */
  private void skip() {
    for (int open = 1; open > 0; ) {
      switch (events.next().getEventId()) {
        case MappingStart, SequenceStart -> open++;
        case MappingEnd, SequenceEnd -> open--;
        default -> {}
      }
    }
  }

  private Items items(Position at, int depth) {
    List<YamlNode> values = new ArrayList<>();
    for (Event next = events.next(); next instanceof NodeEvent; next = events.next()) {
      values.add(node(next, depth));
    }
    return new Items(at, List.copyOf(values));
  }

  private Section section(Position at, int depth) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Position> known = new HashMap<>();
    for (Event next = events.next(); next instanceof NodeEvent; next = events.next()) {
      YamlNode key = node(next, depth);
      YamlNode value = node(events.next(), depth);
      if (!(key instanceof Text name)) {
        mistakes.add(key.at(), key.described() + " cannot be a key");
        continue;
      }
      Optional<Position> earlier = Optional.ofNullable(known.putIfAbsent(name.written(), key.at()));
      if (earlier.isPresent()) {
        mistakes.add(
            key.at(),
            name.described() + " is given twice, here and at " + earlier.get()
                + "; leave one of them out");
      } else {
        entries.add(new Entry(name, value));
      }
    }
    return new Section(at, List.copyOf(entries));
  }
}
