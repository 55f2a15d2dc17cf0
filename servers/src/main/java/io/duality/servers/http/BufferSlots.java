package io.duality.servers.http;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers that threads borrow while they move bytes, so that one that waits holds none.
 * Moving bytes blocks seldom, hence few are out at a time; those beyond the slots are left to the
 * garbage collector. Any thread may call; nothing is allocated while the slots suffice.
 */
public final class BufferSlots {
  private final AtomicReferenceArray<@Nullable ByteBuffer> slots;

  private final int bytes;

  /**
   * Empty slots, four for each CPU.
   *
   * @param bytes capacity of each buffer, at least 1
   */
  public BufferSlots(int bytes) {
    this.bytes = bytes;
    slots = new AtomicReferenceArray<>(4 * Runtime.getRuntime().availableProcessors());
  }

  /** A buffer from 0 to its capacity; the caller's until it gives it back. */
  public ByteBuffer borrow() {
    for (int i = 0; i < slots.length(); i++) {
      ByteBuffer buffer = slots.get(i) == null ? null : slots.getAndSet(i, null);
      if (buffer != null) {
        return buffer;
      }
    }
    return ByteBuffer.allocateDirect(bytes);
  }

  /** Takes a buffer back, whatever its position; it may go to another thread at once. */
  public void giveBack(ByteBuffer buffer) {
    buffer.clear();
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) == null && slots.compareAndSet(i, null, buffer)) {
        return;
      }
    }
  }
}
