package io.duality.plot.figure;

/**
 * A tick of an axis.
 *
 * @param value position
 * @param label empty for a tick without text
 */
record Mark(double value, String label) {}
