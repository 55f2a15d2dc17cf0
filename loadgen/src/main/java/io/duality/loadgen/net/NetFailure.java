package io.duality.loadgen.net;

/**
 * Why a call on a connection failed.
 *
 * @param cause for counting
 * @param message one line with the limit and the remedy, if there are any
 */
public record NetFailure(Cause cause, String message) {
  /** Who or what ended it. */
  public enum Cause {
    /** The peer's address answered that nobody listens. */
    REFUSED,
    /** The peer reset the connection, or it is gone. */
    RESET,
    /** The kernel gave up waiting for the peer. */
    TIMED_OUT,
    /** This machine: no port, descriptor, memory or route. */
    LOCAL
  }
}
