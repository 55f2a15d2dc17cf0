package io.duality.scenarios.gate;

import io.duality.scenarios.run.Continuation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether an interrupted gate can be continued: what is left has to be measured as what is recorded
 * was. Pure.
 */
public final class GateContinuation {
  private record Part(String name, Function<GatePlan, Object> of) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("base", plan -> plan.base().identity()),
          new Part("head", plan -> plan.head().identity()),
          new Part("scenarios", GatePlan::scenarios),
          new Part("limits", GatePlan::limits));

  private GateContinuation() {}

  /** The first thing that has changed since; empty if nothing that matters has. */
  public static Optional<String> obstacle(GatePlan before, GatePlan now) {
    return PARTS.stream()
        .filter(part -> !part.of().apply(before).equals(part.of().apply(now)))
        .map(part ->
            part.name() + " was " + part.of().apply(before) + " and is " + part.of().apply(now))
        .findFirst()
        .or(() -> Continuation.obstacle(before.environment(), now.environment()));
  }
}
