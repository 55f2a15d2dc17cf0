package io.duality.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code records.jsonl}: one trial, whatever became of it.
 *
 * @param schema version of this shape, {@link #SCHEMA}
 * @param scenario the scenario's name
 * @param model the concurrency model's id
 * @param x position on the run's x axis: clients or threads
 * @param repeat which repeat of the point, from 0
 * @param sequence place in the order of execution, from 0
 * @param startedAt ISO-8601 instant, UTC
 * @param outcome how it ended
 * @param reasons why it is not {@link Outcome#VALID}; empty when it is
 * @param setup what it ran with
 * @param measured its figures; null when {@link Outcome#FAILED} or {@link Outcome#IMPOSSIBLE}
 * @param notes remarks that do not bear on the outcome, one sentence each: a warm-up that met its
 *     time limit, a figure that this machine does not give
 */
public record TrialRecord(
    int schema,
    String scenario,
    String model,
    long x,
    int repeat,
    int sequence,
    String startedAt,
    Outcome outcome,
    List<Reason> reasons,
    TrialSetup setup,
    @Nullable Measurement measured,
    List<String> notes) {

  /** Version of the record's shape; raised when a reader of the old one would misread the new. */
  public static final int SCHEMA = 1;

  public TrialRecord {
    Checks.present("scenario", scenario);
    Checks.present("model", model);
    Checks.atLeast(1, "x", x);
    Checks.atLeast(0, "repeat", repeat);
    Checks.atLeast(0, "sequence", sequence);
    Checks.present("startedAt", startedAt);
    Checks.present("outcome", outcome);
    reasons = Checks.list("reasons", reasons);
    Checks.present("setup", setup);
    notes = Checks.list("notes", notes);
    if ((outcome == Outcome.VALID) != reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "a trial has reasons exactly when it is not valid: " + outcome + " with " + reasons);
    }
    boolean figures = outcome == Outcome.VALID || outcome == Outcome.INVALID;
    if (figures != (measured != null)) {
      throw new IllegalArgumentException("figures do not go with outcome " + outcome);
    }
  }

  /** A record without notes. */
  public TrialRecord(
      int schema,
      String scenario,
      String model,
      long x,
      int repeat,
      int sequence,
      String startedAt,
      Outcome outcome,
      List<Reason> reasons,
      TrialSetup setup,
      @Nullable Measurement measured) {
    this(
        schema, scenario, model, x, repeat, sequence, startedAt, outcome, reasons, setup, measured,
        List.of());
  }
}
