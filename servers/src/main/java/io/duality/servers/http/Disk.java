package io.duality.servers.http;

import java.io.IOException;
import java.nio.file.Path;

/** Where a {@link ReadFile} reads from. All methods block on the disk; any thread may call them. */
public interface Disk {
  /** Long files are read in chunks of so many bytes, so that a request holds no more of them. */
  int CHUNK = 256 << 10;

  /**
   * Reads all that is left of a file from a position, or a chunk when that is more than {@code
   * whole} bytes.
   *
   * @throws IOException if the file cannot be read
   */
  FileChunk read(Path file, long position, int whole) throws IOException;
}
