package io.duality.servers.http;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers that threads borrow while they move bytes, so that one that waits holds none. Any
 * thread may call; nothing is allocated but for a buffer more than were ever out at a time.
 *
 * <p>It keeps them all, up to {@link #SLOTS}: the kernel may take the CPU from many threads in the
 * middle of a response, and a buffer for each of these that is made and dropped again costs more
 * than the response (its pages have to be cleared). The buffer given back last is lent first: it is
 * in the CPU's cache.
 */
public final class BufferSlots {
  /** Buffers kept; those beyond are left to the garbage collector. */
  static final int SLOTS = 4_096;

  private final int bytes;
  private final @Nullable ByteBuffer[] buffers = new @Nullable ByteBuffer[SLOTS + 1];
  private final AtomicIntegerArray below = new AtomicIntegerArray(SLOTS + 1);
  private final Stack full = new Stack();
  private final Stack empty = new Stack();

  /**
   * Empty slots.
   *
   * @param bytes capacity of each buffer, at least 1
   */
  public BufferSlots(int bytes) {
    this.bytes = bytes;
    for (int slot = SLOTS; slot > 0; slot--) {
      empty.push(slot);
    }
  }

  /** A buffer from 0 to its capacity; the caller's until it gives it back. */
  public ByteBuffer borrow() {
    int slot = full.pop();
    if (slot == 0) {
      return ByteBuffer.allocateDirect(bytes);
    }
    ByteBuffer buffer = Objects.requireNonNull(buffers[slot]);
    buffers[slot] = null;
    empty.push(slot);
    return buffer;
  }

  /** Takes a buffer back, whatever its position; it may go to another thread at once. */
  public void giveBack(ByteBuffer buffer) {
    int slot = empty.pop();
    if (slot != 0) {
      buffers[slot] = buffer.clear();
      full.push(slot);
    }
  }

  /**
   * A stack of slots, linked by {@link #below}, 0 being its end (Treiber, 1986). The upper half of
   * the head counts the changes: a slot that was taken and put back meanwhile is not mistaken for
   * one that never left. Whoever has popped a slot owns its place in {@link #buffers}.
   */
  private final class Stack {
    private static final long SLOT = 0xFFFF_FFFFL;

    private final AtomicLong head = new AtomicLong();

    void push(int slot) {
      while (true) {
        long seen = head.get();
        below.set(slot, (int) (seen & SLOT));
        if (head.compareAndSet(seen, changed(seen, slot))) {
          return;
        }
      }
    }

    int pop() {
      while (true) {
        long seen = head.get();
        int slot = (int) (seen & SLOT);
        if (slot == 0 || head.compareAndSet(seen, changed(seen, below.get(slot)))) {
          return slot;
        }
      }
    }

    private static long changed(long seen, int slot) {
      return ((seen >>> 32) + 1) << 32 | slot;
    }
  }
}
