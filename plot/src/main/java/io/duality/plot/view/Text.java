package io.duality.plot.view;

/** A paragraph. */
public record Text(String text) implements Block {}
