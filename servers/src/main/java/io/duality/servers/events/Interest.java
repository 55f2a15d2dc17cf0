package io.duality.servers.events;

/** What of a socket is to be told: one thing at a time, for a connection either reads or writes. */
public enum Interest {
  /** Nothing, not even an error. */
  NONE,
  /** That it can be read, has ended or is broken; of a listening socket: that it can accept. */
  READ,
  /** That it can be written, or is broken. */
  WRITE
}
