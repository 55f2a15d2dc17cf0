package io.duality.loadgen.files;

import java.util.SplittableRandom;

/**
 * Draws files as SPECweb99 does: the directory by Zipf's law over all directories, the class with
 * 35, 50, 14 and 1 %, the file in it by Zipf's law over a given order of popularity. Allocates
 * nothing. Confined to one thread.
 */
public final class FilePicks {
  private static final double[] CLASSES = {0.35, 0.50, 0.14, 0.01};

  /** The files of a class, the one asked for most first. */
  private static final int[] POPULARITY = {4, 3, 5, 2, 6, 1, 7, 8, 0};

  private final SplittableRandom random;

  private final Lots directories;

  /** Of each directory. */
  private final Lots files;

  /**
   * Begins a series.
   *
   * @param seed the same gives the same series
   */
  public FilePicks(FileSet set, long seed) {
    random = new SplittableRandom(seed);
    directories = new Lots(zipf(set.directories()));
    files = new Lots(inDirectory(zipf(set.ranks())));
  }

  private static double[] zipf(int ranks) {
    double sum = 0;
    for (int rank = 1; rank <= ranks; rank++) {
      sum += 1.0 / rank;
    }
    double[] shares = new double[ranks];
    for (int rank = 1; rank <= ranks; rank++) {
      shares[rank - 1] = 1.0 / rank / sum;
    }
    return shares;
  }

  private static double[] inDirectory(double[] ofRank) {
    double[] shares = new double[FileSet.FILES_PER_DIRECTORY];
    for (int c = 0; c < CLASSES.length; c++) {
      for (int rank = 0; rank < ofRank.length; rank++) {
        shares[c * FileSet.FILES_PER_CLASS + POPULARITY[rank]] = CLASSES[c] * ofRank[rank];
      }
    }
    return shares;
  }

  /** The number of the next file. */
  public int next() {
    int directory = directories.at(random.nextDouble());
    return directory * FileSet.FILES_PER_DIRECTORY + files.at(random.nextDouble());
  }
}
