package io.duality.servers.nonblocking;

/**
 * Where a connection stands.
 *
 * <pre>
 *           the kernel did not take all
 *   READING ---------------------------> WRITING
 *      |    <---------------------------    |
 *      |          the rest is gone          |
 *      v                                    |
 *   LINGERING (half-closed on error) <------+
 *      |
 *      v
 *   CLOSED      from any state: end of input, error, timeout
 * </pre>
 *
 * In READING and in WRITING a step may be waiting for the disk or a timer.
 */
enum State {
  READING,
  WRITING,
  LINGERING,
  CLOSED
}
