package io.duality.plot.view;

/** A part of a section. */
public sealed interface Block permits Text, Grid {}
