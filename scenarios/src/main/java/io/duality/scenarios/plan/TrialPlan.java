package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import java.util.List;

/**
 * One trial to come: a fresh server, measured once.
 *
 * @param model name in records: the concurrency model's id, or a variant's
 * @param server id of the concurrency model, or of the program, that is started
 * @param x what the scenario's axis counts
 * @param repeat which repeat of the point, from 0
 * @param setup shards, agents, pinning, durations
 * @param impossible why this machine cannot run it; empty when it can
 * @param connections that its ramp makes, or tasks, for estimates of its time
 * @param looping clients, or tasks, whose rounds the warm-up waits for; 0 in a benchmark; for
 *     estimates too
 */
public record TrialPlan(
    String model,
    String server,
    long x,
    int repeat,
    TrialSetup setup,
    List<Reason> impossible,
    long connections,
    long looping) {
  public TrialPlan {
    impossible = List.copyOf(impossible);
    if (x < 1) {
      throw new IllegalArgumentException("a trial needs at least 1 client, not " + x);
    }
  }

  /** A trial of a model as it is, in which x counts clients of a closed loop, or tasks. */
  public TrialPlan(String model, long x, int repeat, TrialSetup setup, List<Reason> impossible) {
    this(model, model, x, repeat, setup, impossible, x, x);
  }

  /** The same with another setup. */
  public TrialPlan with(TrialSetup other) {
    return new TrialPlan(model, server, x, repeat, other, impossible, connections, looping);
  }

  /** The same as another repeat of its point. */
  public TrialPlan repeated(int number) {
    return new TrialPlan(model, server, x, number, setup, impossible, connections, looping);
  }

  /** Whether the record is of this trial. */
  public boolean isOf(TrialRecord record) {
    return record.model().equals(model) && record.x() == x && record.repeat() == repeat;
  }
}
