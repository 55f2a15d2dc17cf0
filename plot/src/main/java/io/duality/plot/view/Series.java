package io.duality.plot.view;

import io.duality.plot.figure.Look;

/**
 * What a run compares: its curves have the same label and look in every chart.
 *
 * @param name the label
 */
public record Series(String name, Look look) {}
