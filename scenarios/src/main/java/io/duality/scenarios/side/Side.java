package io.duality.scenarios.side;

import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.spec.External;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the two that are compared: what its servers are started from. The generators of both are
 * this program's own.
 *
 * @param label what the user gave, in one short line for people
 * @param identity of all that makes its figures: commit or digest of what runs, JDK, flags, model
 *     and options; equal for the same side of a later start
 * @param model instead of the scenario's first server; {@code external:NAME} for a program
 * @param jvm starts its servers
 * @param jvmFlags behind those of the plan, of whose collector they take the place if they name one
 * @param options of the model
 * @param facts of a model that this program's own list does not have; empty if it does
 * @param external the program, of a side that is none of this project's servers; it runs in its own
 *     folder, and is not the other side's, even if it has the same id
 */
public record Side(
    String label,
    String identity,
    Optional<String> model,
    ChildJvm jvm,
    List<String> jvmFlags,
    Map<String, String> options,
    Optional<ModelFacts> facts,
    Optional<External> external) {

  public Side {
    jvmFlags = List.copyOf(jvmFlags);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    if (label.isBlank() || identity.isBlank()) {
      throw new IllegalArgumentException("label and identity of a side cannot be empty");
    }
  }

  /** A side of this project's servers, with a model that this program knows. */
  public Side(
      String label,
      String identity,
      Optional<String> model,
      ChildJvm jvm,
      List<String> jvmFlags,
      Map<String, String> options) {
    this(label, identity, model, jvm, jvmFlags, options, Optional.empty(), Optional.empty());
  }
}
