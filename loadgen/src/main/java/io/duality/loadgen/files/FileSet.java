package io.duality.loadgen.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files in directories of 36: four classes of nine, file F of class C with (F+1) * 102.4 * 10^C
 * bytes, whole bytes only. 680 directories, which SPECweb99 has for 1,000 connections, are 24,480
 * files of 3.48e9 bytes. Files are numbered from 0. Immutable; safe in any thread.
 *
 * <p>The workload generators that SEDA published (HttpLoad, after SPECweb99's specload.c) have two
 * flaws. Neither is on by default, for a set that claims nine files a class should use nine:
 *
 * <ul>
 *   <li>they draw out of eight ranks of popularity for nine files, so that file 0 of each class is
 *       never asked for: {@code ranks} 8. A published mean transfer of 15.2 KB is one with this
 *       flaw; it is 14.7 KB without;
 *   <li>they close a connection after six requests where the papers say five. That is no matter of
 *       the files: ask for six requests a connection.
 * </ul>
 *
 * @param directories 1 to 10,000
 * @param ranks of popularity, 9, or 8 with the flaw
 * @param seed of the files' content
 */
public record FileSet(int directories, int ranks, long seed) {
  /** In a class. */
  public static final int FILES_PER_CLASS = 9;

  /** In a directory. */
  public static final int FILES_PER_DIRECTORY = 4 * FILES_PER_CLASS;

  /** 51 GB, and a table of requests of 28 MB. */
  public static final int MAX_DIRECTORIES = 10_000;

  /** In all files of a directory. */
  public static final long DIRECTORY_BYTES = 5_119_484;

  /** Of the smallest file of a class, in tenths of a byte. */
  private static final int[] CLASS_TENTHS = {1_024, 10_240, 102_400, 1_024_000};

  private static final Pattern TEXT =
      Pattern.compile("specweb99:directories=(\\d{1,5}),ranks=(\\d),seed=(-?\\d{1,19})");

  public FileSet {
    if (directories < 1 || directories > MAX_DIRECTORIES) {
      throw new IllegalArgumentException(
          "files: " + directories + " directories; has to be from 1 to " + MAX_DIRECTORIES);
    }
    if (ranks != FILES_PER_CLASS && ranks != FILES_PER_CLASS - 1) {
      throw new IllegalArgumentException("files: ranks " + ranks + ": has to be 9 or 8");
    }
  }

  /** So many directories as SPECweb99 has for a load of so many connections. */
  public static int directoriesOfLoad(int connections) {
    return (int) (25 + 400_000.0 / 122_000.0 * connections / 5);
  }

  /**
   * So many directories as fit into a total size.
   *
   * @throws IllegalArgumentException if not even one does, with a message for the user
   */
  public static int directoriesOfSize(long bytes) {
    if (bytes < DIRECTORY_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "files: a size of %,d bytes; the smallest set is one directory of %,d",
              bytes,
              DIRECTORY_BYTES));
    }
    return Math.toIntExact(Math.min(bytes / DIRECTORY_BYTES, Integer.MAX_VALUE));
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static FileSet parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "files '" + text + "': write specweb99:directories=N,ranks=9,seed=N");
    }
    return new FileSet(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Long.parseLong(matcher.group(3)));
  }

  /** On one line, without a space. */
  public String text() {
    return "specweb99:directories=" + directories + ",ranks=" + ranks + ",seed=" + seed;
  }

  /** How many files. */
  public int count() {
    return directories * FILES_PER_DIRECTORY;
  }

  /** In all files. */
  public long bytes() {
    return directories * DIRECTORY_BYTES;
  }

  /** In one file. */
  public int length(int file) {
    int inDirectory = file % FILES_PER_DIRECTORY;
    return (inDirectory % FILES_PER_CLASS + 1) * CLASS_TENTHS[inDirectory / FILES_PER_CLASS] / 10;
  }

  /** The lengths of all files. */
  public int[] lengths() {
    int[] lengths = new int[count()];
    Arrays.setAll(lengths, this::length);
    return lengths;
  }

  /** Below the set's root, such as {@code dir00017/class2_4}. */
  public String path(int file) {
    int inDirectory = file % FILES_PER_DIRECTORY;
    return String.format(
        Locale.ROOT,
        "dir%05d/class%d_%d",
        file / FILES_PER_DIRECTORY,
        inDirectory / FILES_PER_CLASS,
        inDirectory % FILES_PER_CLASS);
  }
}
