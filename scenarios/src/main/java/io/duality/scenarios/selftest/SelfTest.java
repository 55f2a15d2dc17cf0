package io.duality.scenarios.selftest;

import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Goes through the table of trials. For one thread. */
public final class SelfTest {
  /**
   * A time that is wrong, or a timeout too many, is measured again: what else runs on the machine
   * may have made it so, and does not always; a generator that is wrong is so each time. Each
   * attempt is reported.
   */
  private static final int ATTEMPTS = 3;

  /**
   * What came of it.
   *
   * @param findings of all attempts, in order
   * @param ceiling unless it was interrupted before
   * @param leftOut names of the trials that were not asked for
   * @param interrupted whether it was stopped early
   */
  public record Outcome(
      List<Finding> findings,
      Optional<Ceiling> ceiling,
      List<String> leftOut,
      boolean interrupted) {
    public Outcome {
      findings = List.copyOf(findings);
      leftOut = List.copyOf(leftOut);
    }

    /** Trials whose last attempt is wrong. */
    public List<Finding> wrong() {
      return findings.stream()
          .filter(finding -> !finding.right())
          .filter(finding ->
              findings.stream()
                  .noneMatch(later ->
                      later.trial().equals(finding.trial()) && later.attempt() > finding.attempt()))
          .toList();
    }
  }

  private final Generator generator;
  private final Consumer<Finding> listener;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Ceiling> ceiling = Optional.empty();
  private double capacityPerSecond;

  /**
   * A test of the real generator.
   *
   * @param host how the generator's processes are started
   * @param listener gets each finding as it comes
   */
  public SelfTest(Children children, StopSignal stop, AgentHost host, Consumer<Finding> listener) {
    this(new RealGenerator(children, stop, host, true), listener);
  }

  SelfTest(Generator generator, Consumer<Finding> listener) {
    this.generator = generator;
    this.listener = listener;
  }

  /**
   * Runs it.
   *
   * @param quick leaves out the trial that takes longest
   * @throws ChildFailure if a generator fails altogether
   * @throws IOException if a server cannot be started
   */
  public Outcome run(boolean quick) throws ChildFailure, IOException {
    Path expected = Files.createTempFile("duality-selftest-", ".txt");
    try {
      Files.writeString(expected, Behaviours.BODY_TEXT);
      boolean finished = runAll(expected, quick);
      List<String> leftOut = quick ? List.of(Trials.stalling().name()) : List.of();
      return new Outcome(findings, ceiling, leftOut, !finished);
    } finally {
      Files.deleteIfExists(expected);
    }
  }

  private boolean runAll(Path expected, boolean quick) throws ChildFailure, IOException {
    List<Trial> first = new ArrayList<>(Trials.counting());
    first.add(Trials.ceiling());
    first.add(Trials.capacity());
    if (!runEach(first, expected)) {
      return false;
    }
    List<Trial> second = new ArrayList<>(Trials.timed(capacityPerSecond));
    if (!quick) {
      second.add(Trials.stalling());
    }
    return runEach(second, expected);
  }

  private boolean runEach(List<Trial> trials, Path expected) throws ChildFailure, IOException {
    for (Trial trial : trials) {
      if (!attempt(trial, expected)) {
        return false;
      }
    }
    return true;
  }

  /** False if it was interrupted. */
  boolean attempt(Trial trial, Path expected) throws ChildFailure, IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Finding> finding = run(trial, attempt, expected);
      if (finding.isEmpty()) {
        return false;
      }
      findings.add(finding.get());
      listener.accept(finding.get());
      boolean noise = finding.get().mayBeNoise() || trial.countsPauses();
      if (finding.get().right() || !noise) {
        return true;
      }
    }
    return true;
  }

  private Optional<Finding> run(Trial trial, int attempt, Path expected)
      throws ChildFailure, IOException {
    try (KnownServer server = KnownServer.start(trial.behaviour())) {
      WindowOf window = new WindowOf(server.record());
      Optional<Measured> result = generator.load(trial, server.port(), expected, window);
      server
          .failure()
          .ifPresent(cause -> {
            throw new IllegalStateException("a known server has died", cause);
          });
      return result.map(
          measured -> finding(attempt, measured, new Judge(trial, server.record(), window.served)));
    }
  }

  private Finding finding(int attempt, Measured measured, Judge judge) {
    Trial trial = judge.trial();
    switch (trial.check()) {
      case CEILING -> ceiling = Optional.of(measured.ceiling());
      case CAPACITY -> capacityPerSecond = measured.ceiling().requestsPerSecond();
      case COUNTS, SERVICE_TIMES, STALLS -> {
        // Nothing that another trial has to know.
      }
    }
    return new Finding(
        trial.name(),
        attempt,
        judge.figures(measured),
        judge.unproven(),
        judge.notes(measured),
        trial.check() == Trial.Check.COUNTS ? List.of() : measured.troubles());
  }

  /** Cuts the server's record where the generator's window is. */
  private static final class WindowOf implements RunListener {
    private final ServerRecord record;
    private Histogram served;

    WindowOf(ServerRecord record) {
      this.record = record;
      served = record.swap();
    }

    @Override
    public void windowBegan() {
      record.swap();
    }

    @Override
    public void windowEnds() {
      served = record.swap();
    }
  }
}
