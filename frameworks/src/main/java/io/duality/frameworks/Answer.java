package io.duality.frameworks;

/**
 * Where a request stands: answered, or at a point where its answer has to wait. A library that has
 * a thread for each request waits in place, one with event loops must not.
 */
public sealed interface Answer permits Content, Pause, Miss {}
