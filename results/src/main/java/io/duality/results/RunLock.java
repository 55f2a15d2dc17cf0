package io.duality.results;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * Keeps a second run out of a folder. The lock is on a file that nothing else opens: the kernel
 * gives a process's locks on a file up when the process closes any of its descriptors of that file,
 * and the records are opened and closed again and again. The file stays when the lock is given up:
 * another run may have opened it already.
 */
public final class RunLock implements Closeable {
  static final String FILE = ".lock";

  private final FileOutputStream file;

  private RunLock(FileOutputStream file) {
    this.file = file;
  }

  /**
   * Takes it, until it is closed or this process ends in whatever way.
   *
   * @throws IOException if another run has it, or the folder cannot be written
   */
  public static RunLock of(Path folder) throws IOException {
    FileOutputStream file;
    try {
      file = new FileOutputStream(folder.resolve(FILE).toFile());
    } catch (IOException e) {
      throw WriteFailure.of(folder.resolve(FILE), e);
    }
    if (!lock(file)) {
      file.close();
      throw new IOException(folder + " is being written by a run: wait for its end, or stop it");
    }
    return new RunLock(file);
  }

  private static boolean lock(FileOutputStream file) {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // A file system without locks: better a run unguarded than none.
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
