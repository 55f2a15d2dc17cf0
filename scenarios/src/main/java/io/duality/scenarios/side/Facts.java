package io.duality.scenarios.side;

import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.spec.External;
import io.duality.servers.Capability;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the planner has to know of whatever stands in a server's place. */
public final class Facts {
  private Facts() {}

  /**
   * Of a model.
   *
   * @param options that it has accepted
   */
  public static ModelFacts of(ServerModel model, Map<String, String> options) {
    return new ModelFacts(
        model.id(),
        model.threadsPerConnection(),
        model.tasks().map(TaskModel::reasonableTasks).orElse(0),
        model.unavailable(),
        options,
        model.jvmFlags(options),
        model.connectionLimit(options),
        false,
        model.sharesItsPort(),
        model.capabilities().contains(Capability.STREAMS));
  }

  /**
   * Of a program.
   *
   * @param missing why it cannot run here; empty if it can
   */
  public static ModelFacts of(External program, Optional<String> missing) {
    return new ModelFacts(
        program.id(), 0, 0, missing, Map.of(), List.of(), OptionalInt.empty(), true, false, false);
  }

  /** Of a model that only another build has, and whose limits nobody here knows. */
  static ModelFacts ofUnknown(String id, Map<String, String> options) {
    return new ModelFacts(
        id, 0, 0, Optional.empty(), options, List.of(), OptionalInt.empty(), false, true);
  }
}
