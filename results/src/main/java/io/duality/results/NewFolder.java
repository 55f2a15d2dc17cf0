package io.duality.results;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes the folder of a run, which is never one that holds anything. */
public final class NewFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private NewFolder() {}

  /**
   * Makes {@code RUNS/NAME-TIME}, with a number behind it if that is taken.
   *
   * @param runs made if it does not exist
   * @param startedAt start of the run; to the second, in UTC
   */
  public static Path below(Path runs, String name, Instant startedAt) throws IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("'" + name + "' cannot be part of a folder's name");
    }
    String stamped = name + "-" + STAMP.format(startedAt);
    make(runs);
    Path free = runs.resolve(stamped);
    for (int attempt = 2; !made(free); attempt++) {
      free = runs.resolve(stamped + "-" + attempt);
    }
    return free;
  }

  /**
   * Exactly this folder, made if it does not exist.
   *
   * @throws IOException if it has anything in it, or cannot be written
   */
  public static Path at(Path folder) throws IOException {
    make(free(folder));
    return folder;
  }

  /**
   * The folder as it is, if a run may be written there. A lock is nothing: it outlives its run.
   *
   * @throws IOException if it has anything in it
   */
  public static Path free(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return folder;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.anyMatch(entry -> !entry.endsWith(RunLock.FILE))) {
        throw new IOException(
            folder + " is not empty, and a run never overwrites: name a new or an empty folder");
      }
    }
    return folder;
  }

  /** Makes a folder and those above it where they do not exist. */
  public static void make(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw WriteFailure.of(folder, e);
    }
  }

  private static boolean made(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw WriteFailure.of(folder, e);
    }
  }
}
