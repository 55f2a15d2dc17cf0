package io.duality.loadgen.files;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/**
 * What is in the files of a set: each is a stretch of one pattern that looks random, is longer than
 * any file and begins again at its end; no two files begin at the same place. So the bytes of any
 * file are known without a disk, for a megabyte of memory. Immutable; safe in any thread.
 */
public final class FileContent {
  /** A prime above the largest file, so that multiples of {@link #STRIDE} do not meet. */
  private static final int PERIOD = 1_048_583;

  private static final int STRIDE = 4_099;

  private final FileSet set;
  private final byte[] pattern = new byte[PERIOD];
  private final MemorySegment segment = MemorySegment.ofArray(pattern);

  /** The content of a set. */
  public FileContent(FileSet set) {
    this.set = set;
    new SplittableRandom(set.seed()).nextBytes(pattern);
  }

  private static int start(int file, long position) {
    return (int) (((long) file * STRIDE + position) % PERIOD);
  }

  /**
   * Whether a part of a buffer is what a file has at a position. Allocates nothing.
   *
   * @param position of the part's first byte in the file
   */
  public boolean matches(int file, MemorySegment buffer, int from, int length, long position) {
    if (position + length > set.length(file)) {
      return false;
    }
    int at = start(file, position);
    int first = Math.min(length, PERIOD - at);
    return same(buffer, from, first, at) && same(buffer, from + first, length - first, 0);
  }

  private boolean same(MemorySegment buffer, int from, int length, int at) {
    return MemorySegment.mismatch(
            buffer, from, (long) from + length, segment, at, (long) at + length)
        == -1;
  }

  /** Writes a file's bytes. */
  public void write(int file, OutputStream out) throws IOException {
    int at = start(file, 0);
    int first = Math.min(set.length(file), PERIOD - at);
    out.write(pattern, at, first);
    out.write(pattern, 0, set.length(file) - first);
  }
}
