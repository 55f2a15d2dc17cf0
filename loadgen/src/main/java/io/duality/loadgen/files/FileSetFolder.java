package io.duality.loadgen.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Puts a set onto a disk. */
public final class FileSetFolder {
  /** File systems give space away in blocks; most are of this size. */
  private static final long BLOCK_BYTES = 4_096;

  private FileSetFolder() {}

  /**
   * Writes all files below a folder, which is made if need be; files of the same name are replaced,
   * others left alone.
   *
   * @param stop asked before each file whether to leave the set unfinished
   * @return whether the set is complete
   * @throws IOException if it does not fit, found before anything is written, or cannot be written
   */
  public static boolean write(FileSet set, Path folder, BooleanSupplier stop) throws IOException {
    Files.createDirectories(folder);
    requireSpace(set, folder, Files.getFileStore(folder).getUsableSpace());
    FileContent content = new FileContent(set);
    for (int file = 0; file < set.count(); file++) {
      if (stop.getAsBoolean()) {
        return false;
      }
      Path path = folder.resolve(set.path(file));
      if (file % FileSet.FILES_PER_DIRECTORY == 0) {
        Files.createDirectories(path.getParent());
      }
      try (OutputStream out = Files.newOutputStream(path)) {
        content.write(file, out);
      }
    }
    return true;
  }

  static void requireSpace(FileSet set, Path folder, long freeBytes) throws IOException {
    long needed = set.directories() * directoryOnDisk(set);
    if (needed > freeBytes) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: %,d files need %,d bytes of disk and %,d are free;"
                  + " choose a smaller size or another folder",
              folder,
              set.count(),
              needed,
              freeBytes));
    }
  }

  private static long directoryOnDisk(FileSet set) {
    long bytes = BLOCK_BYTES;
    for (int file = 0; file < FileSet.FILES_PER_DIRECTORY; file++) {
      bytes += Math.ceilDiv(set.length(file), BLOCK_BYTES) * BLOCK_BYTES;
    }
    return bytes;
  }
}
