package io.duality.scenarios.gate;

import java.io.IOException;
import java.util.List;

/** Makes the trials of a gate: on this machine, or as a test has it. */
public interface Trials extends AutoCloseable {

  /**
   * Makes one, with a server and generators of its own. Blocks until it is over; one that fails is
   * a record too. Where the two of a pair are made at the same time, the first brings the second
   * with it, whatever became of the one: both were measured.
   *
   * @param sequence its place among all, from 0; a second one's is the next
   * @throws IOException if the disk does not take what the trial needs
   * @throws InterruptedException if the gate is to end; there is no record then
   */
  List<GateTrial> run(int sequence, Turn turn) throws IOException, InterruptedException;

  @Override
  void close();
}
