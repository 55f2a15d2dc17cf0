package io.duality.loadgen;

/**
 * Which of several processes, or loops, that share a load evenly: of everything that is counted,
 * this one has each n-th, beginning with its own number. So two clients of a spike's base are in
 * two processes, and the union of evenly spaced arrivals is evenly spaced.
 *
 * @param index its number, from 0
 * @param count how many share the load, 1 to 65,536
 */
public record Part(int index, int count) {
  /** The only one. */
  public static final Part WHOLE = new Part(0, 1);

  public Part {
    Range.require("parts", count, 1, 1 << 16);
    Range.require("part", index, 0, count - 1);
  }

  /** Its share of what is counted. */
  public int of(int all) {
    return (int) of((long) all);
  }

  /** Its share of what is counted. */
  long of(long all) {
    return Math.max(0, Math.ceilDiv(all - index, count));
  }

  /** Its share of a rate. */
  double of(double all) {
    return all / count;
  }

  /** One of the parts that this part is shared by. */
  Part part(int inner, int of) {
    return new Part(index + count * inner, count * of);
  }
}
