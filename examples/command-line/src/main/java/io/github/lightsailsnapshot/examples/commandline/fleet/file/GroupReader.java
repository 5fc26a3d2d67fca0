package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.examples.commandline.fleet.file.YamlNode.Section;
import java.util.List;
import java.util.Optional;

/**
 * Reads a group.
 *
 * @param defaults what holds where the group says nothing else
 * @param hasCeiling whether there is a limit on the deletions of the whole fleet
 */
record GroupReader(ValueReader values, Settings defaults, boolean hasCeiling) {

  /** The group, unless it has a mistake that leaves nothing to return. */
  Optional<GroupConfiguration> read(Section section) {
    SectionReader reader = new SectionReader("a group", section, values);
    JobKeys.read(reader);
    Optional<YamlNode> instances = reader.node("instances");
    Settings own = reader.settings();
    Settings settings = own.or(defaults, JobKeys.ALTERNATIVES);
    if (instances.isEmpty()) {
      mistake(section.at(), "instances is missing: say which the group takes, such as [web, api]");
    }
    checkPolicy(settings);
    checkPairs(own, settings);
    Optional<InstanceChoice> choice = instances.flatMap(new InstanceReader(values)::read);
    choice.ifPresent(chosen -> checkBasename(chosen, settings));
    boolean hasPolicy = settings.has(JobKeys.KEEP) || settings.has(JobKeys.MAX);
    return choice.filter(chosen -> hasPolicy).map(chosen -> group(chosen, settings));
  }

  private static GroupConfiguration group(InstanceChoice choice, Settings settings) {
    List<Setting> regions = settings.has(JobKeys.REGIONS)
        ? settings.settings(JobKeys.REGIONS)
        : settings.setting(JobKeys.REGION).stream().toList();
    return new GroupConfiguration(
        settings.at(),
        settings.setting(JobKeys.PROFILE),
        regions,
        choice,
        JobConfiguration.of(settings));
  }

  private void mistake(Position at, String text) {
    values.mistakes().add(at, text);
  }

  private void checkPolicy(Settings settings) {
    if (!settings.mentions(JobKeys.KEEP) && !settings.mentions(JobKeys.MAX)) {
      mistake(
          settings.at(),
          "keep is missing, here and in defaults: say what to keep, such as"
              + " daily=7, weekly=5");
    }
  }

  /** Settings that do nothing without another one are refused where they are written. */
  private void checkPairs(Settings own, Settings settings) {
    boolean hasHook = settings.mentions(JobKeys.BEFORE) || settings.mentions(JobKeys.AFTER);
    needs(own, JobKeys.HOOK_LIMIT, hasHook, "before or after");
    needs(own, JobKeys.BEFORE_MAY_FAIL, settings.mentions(JobKeys.BEFORE), "before");
    needs(own, JobKeys.MAY_SHORTEN, settings.mentions(JobKeys.KEEP_FROM_TAG), "keep-from-tag");
    boolean isShortened = settings.isOn(JobKeys.MAY_SHORTEN) && settings.has(JobKeys.KEEP_FROM_TAG);
    if (isShortened && !hasCeiling && !settings.mentions(JobKeys.MAX_DELETIONS)) {
      mistake(
          settings.setting(JobKeys.MAY_SHORTEN).orElseThrow().at(),
          "may-shorten: true lets whoever may tag instances have backups deleted, so it needs"
              + " max-deletions, in the group, in defaults, or for the whole fleet");
    }
  }

  private void needs(Settings own, Key<?> key, boolean isThere, String other) {
    own.setting(key)
        .filter(found -> !isThere)
        .ifPresent(found ->
            mistake(found.at(), key.name() + " goes with " + other + ", which is missing"));
  }

  private void checkBasename(InstanceChoice choice, Settings settings) {
    settings
        .setting(JobKeys.BASENAME)
        .filter(basename -> !choice.isSingle() && !basename.value().contains("{source}"))
        .ifPresent(basename -> mistake(
            basename.at(),
            "basename: \"" + basename.written()
                + "\" would be the same for several instances, and names are unique in a region;"
                + " put {source} into it, such as \"{source}-" + basename.written() + "\""));
  }
}
