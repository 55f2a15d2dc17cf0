package io.duality.scenarios.cli;

import io.duality.scenarios.plan.Overrides;
import io.duality.scenarios.spec.ProfileName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run, as the user wrote them.
 *
 * @param scenario name or path
 * @param profile quick or full
 * @param servers ids, unchecked; empty keeps the scenario's
 * @param xs points; empty keeps the profile's
 * @param duration instead of the profile's
 * @param warmup instead of the profile's
 * @param repeats instead of the profile's
 * @param shards server processes of a trial
 * @param modelOptions values by {@code MODEL.NAME}, unchecked
 * @param seed empty for a new one
 * @param out empty for a new folder below {@code runs/}
 * @param history that the figures are appended to
 * @param cluster whose machines it is made on; empty for this one
 * @param plain no bar
 * @param verbs what else the first word could have been
 */
record RunOptions(
    String scenario,
    ProfileName profile,
    List<String> servers,
    List<Long> xs,
    Optional<Duration> duration,
    Optional<Duration> warmup,
    Optional<Integer> repeats,
    Optional<Integer> shards,
    Map<String, String> modelOptions,
    Optional<Long> seed,
    Optional<Path> out,
    Optional<Path> history,
    Optional<ClusterChoice> cluster,
    boolean plain,
    List<String> verbs) {

  RunOptions {
    servers = List.copyOf(servers);
    xs = List.copyOf(xs);
    modelOptions = Collections.unmodifiableMap(new LinkedHashMap<>(modelOptions));
    verbs = List.copyOf(verbs);
  }

  /** An option's field, which is null when the option is not given. */
  static <T> Optional<T> maybe(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  /** The same with this seed. */
  RunOptions withSeed(long chosen) {
    return new RunOptions(
        scenario,
        profile,
        servers,
        xs,
        duration,
        warmup,
        repeats,
        shards,
        modelOptions,
        Optional.of(chosen),
        out,
        history,
        cluster,
        plain,
        verbs);
  }

  /**
   * For the planner.
   *
   * @param chosen ids instead of the scenario's; empty keeps those
   */
  Overrides overrides(List<String> chosen, long newSeed, List<String> command) {
    return new Overrides(
        profile, chosen, xs, repeats, warmup, duration, shards, seed.orElse(newSeed), command);
  }
}
