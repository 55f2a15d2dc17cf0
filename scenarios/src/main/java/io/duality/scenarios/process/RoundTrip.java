package io.duality.scenarios.process;

/**
 * A command and its answer: what was asked for happened in between. Moments of {@link
 * System#nanoTime} in this process.
 *
 * @param sentNanos just before the command was handed on
 * @param answeredNanos just after the answer was here
 */
public record RoundTrip(long sentNanos, long answeredNanos) {}
