package io.github.lightsailsnapshot.retention;

/**
 * A rule that keeps the newest snapshot of a number of periods, such as {@code daily 7}. Only such rules can be part of
 * a sequence, see {@link Keep#inOrder}.
 */
public sealed interface CountingRule extends RetentionPolicy permits NewestOfEach {}
