package io.duality.scenarios.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The names that a scenario may use.
 *
 * @param models ids of the concurrency models there are
 * @param references ids of the published curves there are
 * @param options that models take
 * @param benchmarks finds JMH's benchmarks, which only scenarios of them have to know
 */
public record Vocabulary(
    SortedSet<String> models,
    SortedSet<String> references,
    ModelOptions options,
    Supplier<Benchmarks> benchmarks) {
  public Vocabulary {
    models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
    references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
  }

  /** The same from any collections; its models take no options. */
  public static Vocabulary of(Collection<String> models, Collection<String> references) {
    return new Vocabulary(
        new TreeSet<>(models), new TreeSet<>(references), ModelOptions.NONE, () -> Benchmarks.NONE);
  }

  /** The same, with what options its models take. */
  public Vocabulary taking(ModelOptions known) {
    return new Vocabulary(models, references, known, benchmarks);
  }

  /** The same, with benchmarks. */
  public Vocabulary with(Supplier<Benchmarks> others) {
    return new Vocabulary(models, references, options, others);
  }

  /** The same, with further names that stand for models. */
  public Vocabulary and(Collection<String> names) {
    SortedSet<String> all = new TreeSet<>(models);
    all.addAll(names);
    return new Vocabulary(all, references, options, benchmarks);
  }

  /** The model's id as it is, if there is such a model. */
  public String model(String id) {
    return known("model", id, models);
  }

  /** The published curve's id as it is, if there is such a curve. */
  public String reference(String id) {
    return known("published curve", id, references);
  }

  private static String known(String kind, String id, SortedSet<String> names) {
    if (!names.contains(id)) {
      throw new InvalidInputException(
          "unknown " + kind + " '" + id + "'" + NearestName.hint(id, names));
    }
    return id;
  }
}
