package io.duality.scenarios.run;

import java.util.concurrent.CompletableFuture;

/**
 * Where trials that are made at the same time wait for each other, so that their windows begin
 * together, and none ends its processes in the window of another. Thread-safe.
 */
public final class Rendezvous {
  private int parties;
  private Round round = new Round();

  private static final class Round {
    final CompletableFuture<Double> over = new CompletableFuture<>();
    int arrived;
    double sum;
  }

  private Rendezvous(int parties) {
    this.parties = parties;
  }

  /**
   * Of so many trials.
   *
   * @param parties at least 1
   */
  public static Rendezvous of(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException(parties + " trials: at least 1 is made");
    }
    return new Rendezvous(parties);
  }

  /**
   * One has come, with a number.
   *
   * @return the sum of all numbers, once everybody who has not left is here
   */
  synchronized CompletableFuture<Double> arrive(double share) {
    Round now = round;
    now.arrived++;
    now.sum += share;
    meet();
    return now.over;
  }

  /** One of them comes no more: it is over, or has failed. */
  synchronized void leave() {
    parties--;
    meet();
  }

  private void meet() {
    if (round.arrived > 0 && round.arrived >= parties) {
      Round now = round;
      round = new Round();
      now.over.complete(now.sum);
    }
  }
}
