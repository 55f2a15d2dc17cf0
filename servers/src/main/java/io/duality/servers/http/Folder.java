package io.duality.servers.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files below one folder. All methods block on the disk; any thread may call them. */
public final class Folder implements Disk {
  private final Path root;

  /**
   * Opens the folder.
   *
   * @throws IOException if it is not a folder that can be read
   */
  public Folder(Path root) throws IOException {
    if (!Files.isDirectory(root) || !Files.isReadable(root)) {
      throw new IOException("root '" + root + "' is not a folder that can be read");
    }
    this.root = root.toRealPath();
  }

  /** The folder, with links resolved. */
  public Path root() {
    return root;
  }

  /**
   * Reads from a file below the root.
   *
   * @throws NoSuchFileException if there is no regular file of that name below the root, also when
   *     a link leads out of it
   */
  @Override
  public FileChunk read(Path file, long position, int whole) throws IOException {
    Path real = resolve(file);
    if (Files.isDirectory(real)) {
      real = resolve(real.resolve("index.html"));
    }
    if (!Files.isRegularFile(real)) {
      throw new NoSuchFileException(file.toString(), null, "not a regular file");
    }
    try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
      long size = channel.size();
      long left = Math.max(0, size - position);
      int wanted = left <= whole ? (int) left : (int) Math.min(left, CHUNK);
      ByteBuffer bytes = allocate(wanted);
      while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {}
      return new FileChunk(real, bytes.flip(), size);
    }
  }

  private Path resolve(Path file) throws IOException {
    Path real;
    try {
      real = file.toRealPath();
    } catch (FileSystemException e) {
      // ENAMETOOLONG, ENOTDIR and ELOOP come as the plain type, and name no file that could exist.
      throw e.getClass() == FileSystemException.class
          ? new NoSuchFileException(file.toString(), null, e.getReason())
          : e;
    }
    if (!real.startsWith(root)) {
      throw new NoSuchFileException(file.toString(), null, "leads out of the root");
    }
    return real;
  }

  /** Memory outside the heap may be short for a while; that ends a request and not the server. */
  private static ByteBuffer allocate(int bytes) throws IOException {
    try {
      return ByteBuffer.allocateDirect(bytes);
    } catch (OutOfMemoryError e) {
      throw new IOException("no memory for " + bytes + " bytes of a file: " + e.getMessage(), e);
    }
  }
}
