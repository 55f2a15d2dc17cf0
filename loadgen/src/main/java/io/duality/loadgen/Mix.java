package io.duality.loadgen;

import io.duality.loadgen.files.Lots;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * Requests for several paths, of which one is drawn for each request by their weights.
 *
 * @param shares 1 to {@link #MOST}
 */
public record Mix(List<Share> shares) {
  /** A mix of more is better written as a set of files. */
  public static final int MOST = 64;

  public Mix {
    shares = List.copyOf(shares);
    Range.require("shares of the mix", shares.size(), 1, MOST);
  }

  /**
   * One of them.
   *
   * @param path absolute, with its query
   * @param weight against those of the others, above 0 and at most a million
   * @param body file that holds what each of its responses has to be
   */
  public record Share(String path, double weight, Path body) {
    private static final double HEAVIEST = 1e6;

    public Share {
      if (!(weight > 0 && weight <= HEAVIEST)) {
        throw new IllegalArgumentException(
            "weight " + weight + " of '" + path + "': has to be above 0 and at most a million");
      }
    }
  }

  /**
   * A series of draws: the number of a share each time. For one thread; allocates nothing.
   *
   * @param seed the same gives the same series
   */
  IntSupplier picks(long seed) {
    double sum = shares.stream().mapToDouble(Share::weight).sum();
    Lots lots = new Lots(shares.stream().mapToDouble(share -> share.weight() / sum).toArray());
    SplittableRandom random = new SplittableRandom(seed);
    return () -> lots.at(random.nextDouble());
  }
}
