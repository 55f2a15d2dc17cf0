package io.duality.plot.view;

import java.util.List;

/**
 * The figures of a chart, to be read off row by row.
 *
 * @param along which axis the rows count
 * @param at where on that axis each row is; as many as rows
 * @param grid the first cell of a row says where it is, the others are what stands there, in
 *     columns that are headed by a curve's label each
 */
public record Readings(Along along, List<Double> at, Grid grid) {

  /** An axis. */
  public enum Along {
    /** The horizontal one, as in curves over x. */
    X,
    /** The vertical one, as in a distribution. */
    Y
  }

  public Readings {
    at = List.copyOf(at);
    if (at.size() != grid.rows().size()) {
      throw new IllegalArgumentException(
          at.size() + " places for " + grid.rows().size() + " rows of '" + grid.caption() + "'");
    }
  }
}
