package io.duality.scenarios.plan;

import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.ProfileName;
import io.duality.scenarios.spec.Scenario;
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
 * @param shards server processes of each trial, at least; more where descriptors ask for them
 * @param seed of the trials' order and of the generator's choices
 * @param command the command line, for the record
 */
public record Overrides(
    ProfileName profile,
    List<String> servers,
    List<Long> xs,
    Optional<Integer> repeats,
    Optional<Duration> warmup,
    Optional<Duration> duration,
    Optional<Integer> shards,
    long seed,
    List<String> command) {

  public Overrides {
    servers = List.copyOf(servers);
    xs = List.copyOf(xs);
    command = List.copyOf(command);
    shards.ifPresent(n -> {
      if (n < 1 || n > Split.MAX_PROCESSES) {
        throw new InvalidInputException(
            "--shards: expected 1 to " + Split.MAX_PROCESSES + ", found " + n);
      }
    });
  }

  /** None, but a seed. */
  public static Overrides none(ProfileName profile, long seed) {
    return new Overrides(
        profile,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        seed,
        List.of());
  }

  /** The same with other servers and points. */
  public Overrides with(List<String> otherServers, List<Long> otherXs) {
    return new Overrides(
        profile, otherServers, otherXs, repeats, warmup, duration, shards, seed, command);
  }

  Profile applyTo(Scenario scenario) {
    Profile base = scenario.profile(profile);
    return new Profile(
        xs.isEmpty() ? base.xs() : xs,
        repeats.orElse(base.repeats()),
        warmup.orElse(base.warmup()),
        duration.orElse(base.duration()),
        base.servers());
  }
}
