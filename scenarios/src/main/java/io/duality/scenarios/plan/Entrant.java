package io.duality.scenarios.plan;

import io.duality.results.Variant;
import java.util.function.LongFunction;

/**
 * What stands under one name in a run.
 *
 * @param name in records; a model's id, or a variant's own
 * @param shards server processes of a trial that it asks for, at least; 0 leaves it to the run
 * @param facts of what is started, at each x: with an option on the axis it is not the same at all
 */
public record Entrant(String name, int shards, LongFunction<ModelFacts> facts) {

  /** A model as it is. */
  public static Entrant of(ModelFacts model) {
    return new Entrant(model.id(), 0, _ -> model);
  }

  /** What a scenario makes of a model. */
  public static Entrant of(Variant variant, LongFunction<ModelFacts> facts) {
    return new Entrant(variant.name(), variant.shards(), facts);
  }

  ModelFacts at(long x) {
    return facts.apply(x);
  }
}
