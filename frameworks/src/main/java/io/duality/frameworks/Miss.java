package io.duality.frameworks;

import java.util.function.Supplier;

/**
 * Waits for the disk.
 *
 * @param read blocks on the disk; called once, on any thread
 */
public record Miss(Supplier<Content> read) implements Answer {}
