package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which instances a group takes.
 *
 * @param names instances by their full names, which are known without a listing of the instances
 * @param selection those that only a listing shows
 */
public record InstanceChoice(List<String> names, Optional<Selection> selection) {
  public InstanceChoice {
    names = List.copyOf(names);
  }

  static InstanceChoice selecting(Selection selection) {
    return new InstanceChoice(List.of(), Optional.of(selection));
  }

  /** Each full name stands alone, so that one that does not exist is a failure of its own. */
  static InstanceChoice named(List<String> patterns) {
    List<String> names = patterns.stream().filter(InstanceChoice::isFull).toList();
    List<String> others = patterns.stream().filter(name -> !isFull(name)).toList();
    return new InstanceChoice(
        names, others.isEmpty() ? Optional.empty() : Optional.of(without(names, others)));
  }

  private static Selection without(List<String> names, List<String> patterns) {
    Selection selection = Selection.named(patterns.toArray(String[]::new));
    return names.isEmpty() ? selection : selection.except(names.toArray(String[]::new));
  }

  private static boolean isFull(String name) {
    return name.indexOf('*') < 0 && name.indexOf('?') < 0;
  }

  /** All of it as selections, for jobs that depend on what a listing shows of an instance. */
  List<Selection> selections() {
    List<Selection> all = new ArrayList<>(names.stream().map(Selection::named).toList());
    selection.ifPresent(all::add);
    return all;
  }

  boolean isSingle() {
    return names.size() == 1 && selection.isEmpty();
  }
}
