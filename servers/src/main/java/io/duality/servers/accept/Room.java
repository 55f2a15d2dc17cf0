package io.duality.servers.accept;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether a server may hold another connection (the most connections that EuroSys'07 tunes). Beyond
 * it nobody is accepted, and who comes waits in the kernel. Any connection may make room by its
 * end, in any thread and unheard: whoever waits for it looks again now and then. Confined to the
 * thread that accepts, which alone adds connections.
 */
public final class Room {
  /** For all that come. */
  public static final Room UNLIMITED = new Room(0, () -> 0);

  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final int most;
  private final LongSupplier open;

  /**
   * Room for so many.
   *
   * @param most 0 is no limit
   * @param open how many connections are open now, or more
   */
  public Room(int most, LongSupplier open) {
    this.most = most;
    this.open = open;
  }

  /** Whether there is none. */
  public boolean isFull() {
    return most > 0 && open.getAsLong() >= most;
  }

  /** Returns when there is some, or when nobody is to be accepted any more. */
  public void await(BooleanSupplier accepting) {
    while (isFull() && accepting.getAsBoolean()) {
      LockSupport.parkNanos(AGAIN_NANOS);
    }
  }
}
