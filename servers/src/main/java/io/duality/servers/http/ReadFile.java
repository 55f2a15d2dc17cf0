package io.duality.servers.http;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Waits for the disk.
 *
 * @param disk where the file is
 * @param file below the disk's root
 * @param position of the first byte, at least 0
 * @param length all that is left is read if it is at most so many bytes, else {@link Disk#CHUNK}
 * @param resident true where the bytes are known to lie in the kernel's cache, so that the read
 *     does not wait: an event loop may then run it in place, as Flash does after mincore(2)
 * @param then where the request goes on
 */
public record ReadFile(
    Disk disk, Path file, long position, int length, boolean resident, Continuation then)
    implements Step {

  /** What follows a read. Called once, in the thread that ran the read. */
  public interface Continuation {

    /** The bytes are there. */
    Step read(FileChunk chunk);

    /** They could not be had. */
    Step failed(IOException cause);
  }

  /** Reads in the calling thread, which blocks meanwhile, and returns the next step. */
  public Step run() {
    FileChunk chunk;
    try {
      chunk = disk.read(file, position, length);
    } catch (IOException e) {
      return then.failed(e);
    }
    return then.read(chunk);
  }
}
