package io.duality.scenarios.run;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.probe.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The hosts of a trial.
 *
 * @param server where its server runs
 * @param generators where its generators do, one at least; the server's may be among them
 */
public record Sites(Site server, List<Site> generators) {
  public Sites {
    generators = List.copyOf(generators);
    if (generators.isEmpty()) {
      throw new IllegalArgumentException("a load is made somewhere: no host is left for it");
    }
  }

  /** All on this machine. */
  public static Sites here(Probe probe, HostLimits limits) {
    Site here = Site.here(probe, limits);
    return new Sites(here, List.of(here));
  }

  /** Each of them once, the server's first. */
  List<Site> all() {
    Set<Site> all = new LinkedHashSet<>();
    all.add(server);
    all.addAll(generators);
    return List.copyOf(all);
  }

  /** CPUs of all hosts with generators. */
  int generatorCpus() {
    return generators.stream().mapToInt(Site::cpus).sum();
  }

  /**
   * Where each of so many generator processes runs: one on each host, if they are enough, and the
   * others where the most CPUs are left for each; nowhere more than the host holds.
   *
   * @param processes at least 1
   * @param connections of all of them, which have equal parts
   */
  public List<Site> places(int processes, long connections) {
    long each = Math.ceilDiv(connections, processes);
    List<Site> places = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      places.add(next(places, each));
    }
    return List.copyOf(places);
  }

  private Site next(List<Site> taken, long connectionsEach) {
    List<Site> open =
        generators.stream()
            .filter(site -> count(taken, site) < site.holds(connectionsEach))
            .toList();
    return (open.isEmpty() ? generators : open)
        .stream()
            .min(Comparator.comparingDouble(site -> load(site, count(taken, site))))
            .orElseThrow();
  }

  /** Processes for each CPU with one more; a host that has none comes first. */
  private static double load(Site site, long processes) {
    return processes == 0 ? 0 : (1 + processes) / (double) site.cpus();
  }

  private static long count(List<Site> taken, Site site) {
    return taken.stream().filter(site::equals).count();
  }
}
