package io.duality.frameworks;

import java.time.Duration;

/**
 * Waits as for another service.
 *
 * @param length zero or more
 * @param then the answer behind it
 */
public record Pause(Duration length, Content then) implements Answer {}
