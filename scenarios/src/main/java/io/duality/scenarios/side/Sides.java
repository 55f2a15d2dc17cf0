package io.duality.scenarios.side;

/**
 * The two that are compared. They may be the same.
 *
 * @param base what is known to be good
 * @param head what has changed
 */
public record Sides(Side base, Side head) {}
