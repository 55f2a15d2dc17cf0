package io.duality.scenarios.cluster;

/** The way to one other side. */
interface Wire {

  /**
   * Sends a frame behind those before it. Thread-safe; never blocks, and does not fail: who cannot
   * be reached is noticed by its silence.
   */
  void send(Frame frame);
}
