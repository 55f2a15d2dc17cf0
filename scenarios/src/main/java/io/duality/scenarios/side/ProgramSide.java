package io.duality.scenarios.side;

import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A side that is a program and none of this project's servers. */
final class ProgramSide {
  private ProgramSide() {}

  /**
   * Makes it.
   *
   * @throws InvalidInputException if it was given what only a JVM of ours, or a model, takes
   */
  static Side of(SideRequest request, Material material, External program) {
    boolean plain =
        request.flags().isEmpty() && request.java().isEmpty() && request.options().isEmpty();
    if (!plain) {
      throw new InvalidInputException(
          request.option()
              + ": "
              + program.id()
              + " is a program of its own, which takes no "
              + String.join(
                  ", ", request.option("flags"), request.option("java"), request.option("option"))
              + "; write them into its command");
    }
    return new Side(
        material.external().isPresent() ? material.label() : program.id(),
        material.identity() + "; program " + program.id(),
        Optional.of(program.id()),
        material.jvm(),
        List.of(),
        Map.of(),
        Optional.of(Facts.of(program, Optional.empty())),
        Optional.of(program));
  }

  /** Refuses a program that is named as a model although something else was to be compared. */
  static void requireAlone(SideRequest request, String id) {
    if (request.what().isPresent()) {
      throw new InvalidInputException(
          request.option()
              + ": "
              + id
              + " is no part of '"
              + request.what().get()
              + "'; name one of its models with "
              + request.option("model")
              + ", or its own program with --external");
    }
  }
}
