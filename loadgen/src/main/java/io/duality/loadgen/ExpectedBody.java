package io.duality.loadgen;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes that each response with status 200 has to have. Immutable; safe in any thread. */
public final class ExpectedBody {
  private final MemorySegment bytes;

  private ExpectedBody(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /** Expects a copy of these bytes. */
  public static ExpectedBody of(byte[] bytes) {
    return new ExpectedBody(MemorySegment.ofArray(bytes.clone()));
  }

  /**
   * Expects the bytes of a file, which is mapped and must not change as long as this object is
   * used.
   *
   * @throws IOException if it cannot be read
   */
  public static ExpectedBody ofFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new ExpectedBody(
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
    }
  }

  /** In bytes. */
  public long length() {
    return bytes.byteSize();
  }

  /** Whether the body has this part of the buffer at this position. */
  boolean matches(MemorySegment buffer, int from, int length, long position) {
    return position + length <= bytes.byteSize()
        && MemorySegment.mismatch(
                buffer, from, (long) from + length, bytes, position, position + length)
            == -1;
  }
}
