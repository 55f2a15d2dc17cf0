package io.duality.plot.view;

import io.duality.plot.figure.Figure;

/**
 * One of several drawings of the same chart.
 *
 * @param label what tells it from the others: {@code linear}, {@code 99 %}
 * @param figure without title and caption, which stand around it
 */
public record Frame(String label, Figure figure, Readings readings) {}
