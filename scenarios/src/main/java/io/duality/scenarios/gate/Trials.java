package io.duality.scenarios.gate;

import java.io.IOException;

/** Makes the trials of a gate: on this machine, or as a test has it. */
public interface Trials extends AutoCloseable {

  /**
   * Makes one, with a server and generators of its own. Blocks until it is over; one that fails is
   * a record too.
   *
   * @param sequence its place among all, from 0
   * @throws IOException if the disk does not take what the trial needs
   * @throws InterruptedException if the gate is to end; there is no record then
   */
  GateTrial run(int sequence, Turn turn) throws IOException, InterruptedException;

  @Override
  void close();
}
