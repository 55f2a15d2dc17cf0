package io.duality.scenarios.plan;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Machines and models for tests. */
public final class Machines {
  private Machines() {}

  /** The two-core machine of the reference results, as Linux sets it up. */
  public static HostLimits small() {
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    values.put(Limit.OPEN_FILES_SOFT, 20_000L);
    values.put(Limit.OPEN_FILES_HARD, 20_000L);
    values.put(Limit.NR_OPEN, 1_048_576L);
    values.put(Limit.FILE_MAX, 9_223_372_036_854_775_807L);
    values.put(Limit.SOMAXCONN, 4_096L);
    values.put(Limit.PID_MAX, 32_768L);
    values.put(Limit.THREADS_MAX, 193_059L);
    values.put(Limit.THREADS_USED, 150L);
    values.put(Limit.MAP_COUNT, 65_530L);
    values.put(Limit.MEMORY_AVAILABLE, 23L << 30);
    return new HostLimits(values, List.of(0, 1), 32_768, 60_999, true);
  }

  /** Hardly a limit. */
  public static HostLimits large() {
    HostLimits host = with(small(), Limit.OPEN_FILES_HARD, 1_000_000);
    host = with(with(host, Limit.PID_MAX, 4_194_304), Limit.THREADS_MAX, 4_000_000);
    return cpus(with(host, Limit.MEMORY_AVAILABLE, 250L << 30), 16);
  }

  public static HostLimits with(HostLimits host, Limit limit, long value) {
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    values.putAll(host.values());
    values.put(limit, value);
    return new HostLimits(values, host.cpus(), host.firstPort(), host.lastPort(), host.linux());
  }

  public static HostLimits cpus(HostLimits host, int cpus) {
    return new HostLimits(
        host.values(),
        IntStream.range(0, cpus).boxed().toList(),
        host.firstPort(),
        host.lastPort(),
        host.linux());
  }

  public static HostLimits mac() {
    return new HostLimits(
        Map.of(Limit.OPEN_FILES_SOFT, 10_240L), List.of(0, 1, 2, 3), 49_152, 65_535, false);
  }

  public static List<Entrant> models() {
    return facts().stream().map(Entrant::of).toList();
  }

  private static List<ModelFacts> facts() {
    return List.of(
        facts("threaded", 1, 4_096, Optional.empty()),
        facts("virtual", 0, 1_000_000, Optional.empty()),
        facts("nio-select", 0, 1_000_000, Optional.empty()),
        facts("epoll", 0, 1_000_000, Optional.empty()),
        facts("seda", 0, 0, Optional.empty()),
        facts("absent", 0, 1_000_000, Optional.of("needs Linux")),
        new ModelFacts(
            "select",
            0,
            1_000_000,
            Optional.empty(),
            Map.of("accept", "new"),
            List.of("-Dselect=yes"),
            OptionalInt.of(960),
            false,
            true),
        new ModelFacts(
            "alone",
            0,
            0,
            Optional.empty(),
            Map.of(),
            List.of(),
            OptionalInt.empty(),
            false,
            false,
            false));
  }

  private static ModelFacts facts(
      String id, int threadsPerConnection, long reasonableTasks, Optional<String> unavailable) {
    return new ModelFacts(
        id,
        threadsPerConnection,
        reasonableTasks,
        unavailable,
        Map.of(),
        List.of(),
        OptionalInt.empty(),
        false,
        true);
  }
}
