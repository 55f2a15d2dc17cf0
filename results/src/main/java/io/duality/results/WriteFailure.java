package io.duality.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns the ways in which a disk refuses into one line that a person can act on. */
final class WriteFailure {
  private WriteFailure() {}

  /** Says how much is free in any case: "disk full" comes in the words of the user's language. */
  static IOException of(Path path, IOException cause) {
    return new IOException(
        path
            + " cannot be written: "
            + why(cause)
            + free(path.toAbsolutePath())
            + "; make room or name another folder with --out, all that was recorded is kept",
        cause);
  }

  private static String why(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file of that name is in the way";
      // Its message is the file's name and the reason in brackets.
      case FileNotFoundException e -> words(e).replaceFirst("(?s).*\\((.*)\\)", "$1");
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> words(cause);
    };
  }

  private static String words(IOException cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static String free(Path path) {
    try {
      long bytes = Files.getFileStore(existing(path)).getUsableSpace();
      return " (" + bytes + " bytes free there)";
    } catch (IOException e) {
      return "";
    }
  }

  private static Path existing(Path path) {
    Path parent = path.getParent();
    return Files.exists(path) || parent == null ? path : existing(parent);
  }
}
