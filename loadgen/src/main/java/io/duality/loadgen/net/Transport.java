package io.duality.loadgen.net;

import java.io.IOException;

/**
 * The connections of one event loop, each in a numbered slot, and the means to wait for them. All
 * calls except {@link #wakeup} are the loop's thread's; none blocks except {@link #poll}; none
 * allocates in the steady state.
 *
 * <p>Readiness is what both mechanisms can promise: whoever is told that a slot is readable has to
 * read until {@link #NOTHING}, or until a read returned less than the buffer holds while the slot
 * was not {@link #HANGUP}, or he may not be told again.
 */
public interface Transport extends AutoCloseable {
  /** Result of a read or write: nothing can be moved now. */
  int NOTHING = 0;

  /** Result of a read: the peer closed its side in order. */
  int END = -1;

  /** Result of a read or write: see {@link #failure}. */
  int FAILED = -2;

  /** Readiness: there may be bytes, an end or an error to read. */
  int READABLE = 1;

  /** Readiness: the connect is decided, or there is room to write. */
  int WRITABLE = 2;

  /** Readiness: the peer's end or an error stands behind the bytes that are there. */
  int HANGUP = 4;

  /**
   * Opens a transport.
   *
   * @param slots connections at most, numbered from 0
   * @param outgoing all bytes that {@link #write} can send a part of: every request of the loop
   * @throws IOException if this process has no descriptor left
   */
  static Transport open(Mechanism mechanism, Endpoints endpoints, int slots, byte[] outgoing)
      throws IOException {
    return switch (mechanism) {
      case EPOLL -> new EpollTransport(endpoints, slots, outgoing);
      case NIO -> new NioTransport(endpoints, slots, outgoing);
    };
  }

  /**
   * Starts to connect a slot that is closed; {@link #WRITABLE} tells when it is decided.
   *
   * @param source number of a source, or {@link Endpoints#ANY_SOURCE}
   * @return false if it failed at once, and the slot is closed: see {@link #failure}
   */
  default boolean connect(int slot, int source) {
    return connect(slot, source, 0);
  }

  /**
   * The same with a receive buffer of so many bytes, which the kernel doubles for its own use and
   * raises to its least; 0 is the kernel's choice, which grows as needed.
   */
  boolean connect(int slot, int source, int receiveBufferBytes);

  /** Whether the decided connect was a success; if not see {@link #failure}. */
  boolean finishConnect(int slot);

  /** Reads into {@link #buffer} from its start: bytes read, or one of the constants. */
  default int read(int slot) {
    return read(slot, buffer().length);
  }

  /**
   * The same, at most {@code limit} bytes. Whoever got any with a limit below the buffer's length
   * comes again by himself: he may not be told of more until he has read {@link #NOTHING} or has
   * sent.
   *
   * @param limit 1 to the buffer's length
   */
  int read(int slot, int limit);

  /** What was read last. Its length is the most that one read returns. */
  byte[] buffer();

  /**
   * Sends the outgoing bytes from one offset up to another: bytes sent, or one of the constants. If
   * it was not all, {@link #WRITABLE} tells when there is room for the rest.
   */
  int write(int slot, int from, int to);

  /** Closes a slot. Its readiness is not told any more; closing a closed slot does nothing. */
  void close(int slot);

  /**
   * Waits until a slot is ready, another thread wakes it, or the time is over.
   *
   * @param nanos 0 does not wait; the wait is at most 1 ms longer, on Linux 0.1 ms
   * @return how many slots are ready, at most a bounded batch
   */
  int poll(long nanos);

  /**
   * Waits so long, whatever gets ready meanwhile, or not at all where the mechanism cannot wait as
   * precisely as {@link #poll} does.
   */
  default void rest(long nanos) {}

  /** The slot of the i-th readiness of the last poll; negative if it was only a wakeup. */
  int readySlot(int i);

  /** Its flags. */
  int readyFlags(int i);

  /** Ends the current or the next poll. Any thread. */
  void wakeup();

  /** Why the last call failed. */
  NetFailure failure();

  /** Closes all slots. Idempotent. */
  @Override
  void close();
}
