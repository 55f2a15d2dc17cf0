package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import java.util.List;

/**
 * One trial to come: a fresh server, measured once.
 *
 * @param model the concurrency model's id
 * @param x clients, or tasks
 * @param repeat which repeat of the point, from 0
 * @param setup shards, agents, pinning, durations
 * @param impossible why this machine cannot run it; empty when it can
 */
public record TrialPlan(
    String model, long x, int repeat, TrialSetup setup, List<Reason> impossible) {
  public TrialPlan {
    impossible = List.copyOf(impossible);
    if (x < 1) {
      throw new IllegalArgumentException("a trial needs at least 1 client, not " + x);
    }
  }

  /** Whether the record is of this trial. */
  public boolean isOf(TrialRecord record) {
    return record.model().equals(model) && record.x() == x && record.repeat() == repeat;
  }
}
