package io.duality.scenarios.gate;

/**
 * Where a metric stands, for a reader of ratios.
 *
 * @param scenario its name
 * @param metric its key
 * @param unit empty for a pure number
 * @param base median over the pairs
 * @param head the same
 */
public record Level(String scenario, String metric, String unit, double base, double head) {}
