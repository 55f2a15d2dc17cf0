package io.duality.scenarios.process;

import java.io.IOException;
import java.util.List;

/**
 * Where children run: this machine, or another. It starts them and carries their lines, and knows
 * no answer, no limit of time and no trial. Thread-safe.
 */
public interface Host {

  /**
   * Starts a child of this program.
   *
   * <p>On Linux the kernel kills a child when the thread that started it ends: call this from one
   * that outlives it, and never from a pool's.
   *
   * @param listener hears it, perhaps before this returns
   * @throws IOException if it cannot be started; one line for the user
   */
  HostedChild start(Launch launch, ChildListener listener) throws IOException;

  /**
   * Starts a program that is none of ours, under supervision.
   *
   * @param launch its name, CPUs and log
   * @param command the program and its arguments
   * @param listener as in {@link #start}
   * @throws IOException if it cannot be started; one line for the user
   */
  HostedChild startProgram(Launch launch, List<String> command, ChildListener listener)
      throws IOException;

  /** Whether children can be pinned to CPUs there. */
  boolean pins();
}
