package io.duality.loadgen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/** The drawn files against the published probabilities, which are written down here once more. */
class FilePicksTest {
  private static final int DRAWS = 400_000;
  private static final FileSet SET = new FileSet(680, 9, 1);
  private static final FileSet FLAWED = new FileSet(680, 8, 1);
  private static final double[] CLASS = {0.35, 0.50, 0.14, 0.01};

  /** Of files 0 to 8: the place in the order 4 3 5 2 6 1 7 8 0. */
  private static final int[] RANK = {9, 6, 4, 2, 1, 3, 5, 7, 8};

  private static int[] draws(FileSet set, long seed) {
    FilePicks picks = new FilePicks(set, seed);
    return IntStream.range(0, DRAWS).map(i -> picks.next()).toArray();
  }

  private static double harmonic(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> 1.0 / i).sum();
  }

  private static double ofFile(int inDirectory, int ranks) {
    int rank = RANK[inDirectory % 9];
    return rank > ranks ? 0 : CLASS[inDirectory / 9] / rank / harmonic(ranks);
  }

  /** The probability that chance alone makes counts differ so much from what is expected. */
  private static double chance(long[] counts, double[] shares) {
    double sum = 0;
    int cells = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = shares[i] * DRAWS;
      if (expected == 0) {
        assertThat(counts[i]).as("never drawn: %s", i).isZero();
      } else {
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        cells++;
      }
    }
    return ChiSquaredDistribution.of(cells - 1).survivalProbability(sum);
  }

  private static long[] count(int[] values, int cells) {
    long[] counts = new long[cells];
    for (int value : values) {
      counts[value]++;
    }
    return counts;
  }

  private static double chanceOfFiles(FileSet set, int ranks) {
    int[] inDirectory = IntStream.of(draws(set, 3)).map(file -> file % 36).toArray();
    double[] shares = IntStream.range(0, 36).mapToDouble(i -> ofFile(i, ranks)).toArray();
    return chance(count(inDirectory, 36), shares);
  }

  @Test
  void classesAndFilesAreDrawnWithThePublishedProbabilities() {
    assertThat(chanceOfFiles(SET, 9)).isGreaterThan(0.001);
    assertThat(chanceOfFiles(FLAWED, 8)).isGreaterThan(0.001);
  }

  @Test
  void theTestTellsTheTwoDistributionsApart() {
    double[] nine = IntStream.range(0, 36).mapToDouble(i -> ofFile(i, 9)).toArray();
    int[] eight = IntStream.of(draws(FLAWED, 3)).map(file -> file % 36).toArray();
    assertThat(chance(count(eight, 36), nine)).isLessThan(1e-9);
  }

  @Test
  void directoriesAreDrawnByZipfsLaw() {
    int[] directories = IntStream.of(draws(SET, 3)).map(file -> file / 36).toArray();
    double[] shares =
        IntStream.rangeClosed(1, 680).mapToDouble(r -> 1 / harmonic(680) / r).toArray();
    assertThat(chance(count(directories, 680), shares)).isGreaterThan(0.001);
  }

  @Test
  void directoryAndFileAreDrawnIndependently() {
    int[] both =
        IntStream.of(draws(SET, 3))
            .map(file -> Math.min(file / 36, 3) * 4 + file % 36 / 9)
            .toArray();
    double h = harmonic(680);
    double[] directory = {1 / h, 1 / h / 2, 1 / h / 3, 1 - (1 + 1 / 2.0 + 1 / 3.0) / h};
    double[] shares =
        IntStream.range(0, 16).mapToDouble(i -> directory[i / 4] * CLASS[i % 4]).toArray();
    assertThat(chance(count(both, 16), shares)).isGreaterThan(0.001);
  }

  @Test
  void theMeanTransferIsThePublished15200BytesWithTheFlawOfEightRanks() {
    double flawed = IntStream.of(draws(FLAWED, 3)).map(FLAWED::length).average().orElseThrow();
    assertThat(flawed).isCloseTo(15_200, within(300.0));
    double right = IntStream.of(draws(SET, 3)).map(SET::length).average().orElseThrow();
    assertThat(right).isCloseTo(14_700, within(300.0));
  }

  @Test
  void aSeedGivesTheSameSeriesAndAnotherAnother() {
    assertThat(draws(SET, 5)).isEqualTo(draws(SET, 5)).isNotEqualTo(draws(SET, 6));
  }

  @Test
  void aDrawAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    FilePicks picks = new FilePicks(SET, 1);
    long least = Long.MAX_VALUE;
    int sum = 0;
    // The first rounds may be the compiler's.
    for (int round = 0; round < 200 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10_000; i++) {
        sum += picks.next();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(sum).isNotZero();
    assertThat(least).isZero();
  }
}
