package io.duality.results;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that its name stands for all of it or for what was there before. */
public final class WholeFile {
  /** Behind the name of a file while it is written. */
  static final String DRAFT = ".tmp";

  private WholeFile() {}

  /**
   * Writes the file, and returns once the disk has it.
   *
   * @throws IOException with a message of one line for the user; what was there before still is
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + DRAFT);
    try {
      writeAndSync(draft, bytes);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(draft, e);
      throw WriteFailure.of(file, e);
    }
  }

  private static void discard(Path draft, IOException cause) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Through a stream: an interrupted thread could not write to a channel. */
  private static void writeAndSync(Path file, byte[] bytes) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
  }
}
