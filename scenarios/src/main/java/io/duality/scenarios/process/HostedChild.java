package io.duality.scenarios.process;

import java.io.IOException;

/** A child as its host has it: a process with an input. Thread-safe; nothing blocks for long. */
public interface HostedChild {

  /** Its process id on its host; known at the latest when it has said its first line. */
  long pid();

  /** Whether it has not ended, as far as is known. */
  boolean isAlive();

  /**
   * Writes a line to its standard input.
   *
   * @param line without its end
   * @throws IOException if it is gone, of which the listener hears for itself
   */
  void send(String line) throws IOException;

  /**
   * Ends its standard input, at which a child ends.
   *
   * @throws IOException if that cannot be done
   */
  void endInput() throws IOException;

  /** Ends it by force. */
  void kill();
}
