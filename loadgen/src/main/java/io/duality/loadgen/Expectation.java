package io.duality.loadgen;

import java.util.Optional;

/**
 * What makes a response right.
 *
 * @param body that each has to have with status 200; each length is compared. Without it any body
 *     with a status of 2xx or 3xx is right
 * @param sample one of so many responses has its bytes compared too; 1 is every, 0 is none
 */
public record Expectation(Optional<ExpectedBody> body, int sample) {
  /** Any body. */
  public static final Expectation ANY = new Expectation(Optional.empty(), 0);

  public Expectation {
    Range.require("sample", sample, 0, Integer.MAX_VALUE);
  }
}
