package io.duality.results;

import java.util.Map;

/**
 * A series of a run that is more than a model's id: a model with options, under a name of its own.
 * The name stands wherever a model is named, in records, charts and claims.
 *
 * @param name of the series; that of the model itself where it has no other
 * @param model id of the concurrency model, or of the program, that is started
 * @param options of the model that the scenario sets; what a trial ran with is in its setup
 * @param shards server processes of a trial, at least; 0 leaves it to the run
 */
public record Variant(String name, String model, Map<String, String> options, int shards) {
  public Variant {
    Checks.present("name", name);
    Checks.present("model", model);
    options = Checks.sorted("options", options);
    Checks.atLeast(0, "shards", shards);
  }

  /** A model as it is. */
  public static Variant of(String model) {
    return new Variant(model, model, Map.of(), 0);
  }

  /** What it is, for a reader: {@code seda, admission-target 5s}. */
  public String text() {
    StringBuilder text = new StringBuilder(model);
    options.forEach((option, value) -> text.append(", ").append(option).append(' ').append(value));
    return shards == 0 ? text.toString() : text + ", shards " + shards;
  }
}
