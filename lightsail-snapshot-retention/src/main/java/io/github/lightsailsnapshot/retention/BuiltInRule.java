package io.github.lightsailsnapshot.retention;

/** A rule of the library. Equal rules keep the same snapshots, so duplicates can be dropped. */
sealed interface BuiltInRule extends RetentionPolicy
    permits KeepAll, InOrder, NewestOfEach, NewestOfEachWithin, TagRule, WithinRule, YoungerThan {}
