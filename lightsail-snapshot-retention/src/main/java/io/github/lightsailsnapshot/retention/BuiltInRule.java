package io.github.lightsailsnapshot.retention;

/** A rule of the library's own. Two that are equal keep the same, so that one of them can stand for both. */
sealed interface BuiltInRule extends RetentionPolicy
    permits KeepAll, InOrder, NewestOfEach, NewestOfEachWithin, TagRule, WithinRule, YoungerThan {}
