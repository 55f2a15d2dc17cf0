package io.duality.scenarios.plan;

import io.duality.scenarios.spec.ProfileName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says instead of the scenario.
 *
 * @param profile which of the scenario's profiles is the base
 * @param servers model ids instead of the scenario's; empty keeps those
 * @param xs points instead of the profile's; empty keeps those
 * @param repeats instead of the profile's
 * @param warmup instead of the profile's
 * @param duration instead of the profile's
 * @param seed of the trials' order and of the generator's choices
 */
public record Overrides(
    ProfileName profile,
    List<String> servers,
    List<Long> xs,
    Optional<Integer> repeats,
    Optional<Duration> warmup,
    Optional<Duration> duration,
    long seed) {

  public Overrides {
    servers = List.copyOf(servers);
    xs = List.copyOf(xs);
  }

  /** None, but a seed. */
  public static Overrides none(ProfileName profile, long seed) {
    return new Overrides(
        profile, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), seed);
  }
}
