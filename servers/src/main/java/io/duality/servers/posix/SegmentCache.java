package io.duality.servers.posix;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the buffer that was last used: a loop uses one for all its connections, and an
 * object for each transfer is saved.
 */
final class SegmentCache {
  private @Nullable ByteBuffer buffer;
  private MemorySegment whole = MemorySegment.NULL;

  /** The memory from a buffer's position on. */
  @SuppressWarnings("ReferenceEquality") // it is about the object, not about its bytes
  MemorySegment of(ByteBuffer wanted) {
    if (wanted != buffer) {
      whole = MemorySegment.ofBuffer(wanted.duplicate().clear());
      buffer = wanted;
    }
    return wanted.position() == 0 ? whole : whole.asSlice(wanted.position());
  }
}
