package io.duality.servers.http;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Bytes read from a file.
 *
 * @param file the regular file that was read, links and index.html resolved
 * @param bytes direct, from position 0 to its limit; nobody writes to it again
 * @param fileSize size of the whole file when it was read, bytes
 */
public record FileChunk(Path file, ByteBuffer bytes, long fileSize) {}
