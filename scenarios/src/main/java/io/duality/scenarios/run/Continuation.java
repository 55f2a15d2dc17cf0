package io.duality.scenarios.run;

import io.duality.results.Environment;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether an interrupted run can be continued: what is left has to be measured as what is recorded
 * was, or the two are not one run. Pure.
 */
public final class Continuation {

  private static final String HEAP = "-Xmx";

  private record Part<T>(String name, Function<T, Object> of) {}

  private static final List<Part<PlanDocument>> PLAN =
      List.of(
          new Part<>("scenario", PlanDocument::scenario),
          new Part<>("models", PlanDocument::models),
          new Part<>("variants", PlanDocument::variants),
          new Part<>("xs", PlanDocument::xs),
          new Part<>("repeats", PlanDocument::repeats),
          new Part<>("warmupSeconds", PlanDocument::warmupSeconds),
          new Part<>("durationSeconds", PlanDocument::durationSeconds),
          new Part<>("workload", PlanDocument::workload),
          new Part<>("seed", PlanDocument::seed));

  /** Without limits that others use up meanwhile, such as memory and threads. */
  private static final List<Part<Environment>> ENVIRONMENT =
      List.of(
          new Part<>("commit", Environment::commit),
          new Part<>("jdk", Environment::jdk),
          new Part<>("jvmFlags", Environment::jvmFlags),
          new Part<>("kernel", Environment::kernel),
          new Part<>("cpuModel", Environment::cpuModel),
          new Part<>("cpus", Environment::cpus),
          new Part<>("memoryBytes", Environment::memoryBytes),
          new Part<>("mitigations", Environment::mitigations),
          new Part<>("sysctls", Environment::sysctls),
          new Part<>("serverCpus", Environment::serverCpus),
          new Part<>("generatorCpus", Environment::generatorCpus));

  private static final List<Part<TrialSetup>> SETUP =
      List.of(
          new Part<>("shards", TrialSetup::shards),
          new Part<>("parallelism", TrialSetup::parallelism),
          new Part<>("agents", TrialSetup::agents),
          new Part<>("agentThreads", TrialSetup::agentThreads),
          new Part<>("serverCpus", TrialSetup::serverCpus),
          new Part<>("generatorCpus", TrialSetup::generatorCpus),
          new Part<>("serverJvm", TrialSetup::serverJvm),
          new Part<>("generatorJvm", TrialSetup::generatorJvm),
          new Part<>("options", TrialSetup::options));

  private Continuation() {}

  /**
   * The first thing that has changed since; empty if nothing that matters has.
   *
   * @param before what the run has left
   * @param plan what would be run now
   * @param now where it would be run
   */
  public static Optional<String> obstacle(RunData before, RunPlan plan, Environment now) {
    return changed(PLAN, "", before.plan(), plan.document())
        .or(() -> obstacle(before.environment(), now))
        .or(() -> setups(before.trials(), plan.trials()));
  }

  /** The same for where it is run alone. */
  public static Optional<String> obstacle(Environment before, Environment now) {
    return changed(ENVIRONMENT, "", before, now);
  }

  /** Trials that were not possible have run with nothing. */
  private static Optional<String> setups(List<TrialRecord> done, List<TrialPlan> trials) {
    return done.stream()
        .filter(record -> record.measured() != null)
        .map(record ->
            trials.stream()
                .filter(trial -> trial.isOf(record))
                .findFirst()
                .map(trial -> changed(SETUP, name(record), record.setup(), trial.setup()))
                .orElseGet(() -> Optional.of(name(record) + "is recorded and no longer planned")))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The plan with the heaps of what is recorded. A heap's size follows from the memory that is free
   * when a run is planned, which is never the same twice, and all trials of a run have the same.
   */
  public static RunPlan withRecordedHeaps(RunPlan plan, List<TrialRecord> done) {
    Optional<TrialSetup> first =
        done.stream()
            .filter(record -> record.measured() != null)
            .map(TrialRecord::setup)
            .findFirst();
    return first
        .map(setup ->
            new RunPlan(
                plan.document(),
                plan.workload(),
                plan.trials().stream().map(trial -> withHeaps(trial, setup)).toList(),
                plan.warnings()))
        .orElse(plan);
  }

  private static TrialPlan withHeaps(TrialPlan trial, TrialSetup from) {
    TrialSetup setup = trial.setup();
    return trial.with(
        setup.withJvm(
            withHeap(setup.serverJvm(), from.serverJvm()),
            withHeap(setup.generatorJvm(), from.generatorJvm())));
  }

  private static List<String> withHeap(List<String> flags, List<String> recorded) {
    return recorded.stream()
        .filter(flag -> flag.startsWith(HEAP))
        .findFirst()
        .map(heap -> withFirstHeap(flags, heap))
        .orElse(flags);
  }

  /** The plan's own stands first; one that a series brings with it is no matter of memory. */
  private static List<String> withFirstHeap(List<String> flags, String heap) {
    List<String> all = new ArrayList<>(flags);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith(HEAP)) {
        all.set(i, heap);
        return all;
      }
    }
    return all;
  }

  private static String name(TrialRecord record) {
    return record.model() + " at " + record.x() + ": ";
  }

  private static <T> Optional<String> changed(List<Part<T>> parts, String where, T before, T now) {
    return parts.stream()
        .filter(part -> !part.of().apply(before).equals(part.of().apply(now)))
        .map(part ->
            where
                + part.name()
                + " was "
                + part.of().apply(before)
                + " and is "
                + part.of().apply(now))
        .findFirst();
  }
}
