package io.duality.results.compare;

import io.duality.results.Environment;
import io.duality.results.Hosts;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What differs between two runs beside the program, one line each. */
final class Differences {
  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  /**
   * Figures of one experiment say nothing about another.
   *
   * @throws IllegalArgumentException if they are two; one line for the user
   */
  static void requireOneExperiment(
      String base, PlanDocument first, String head, PlanDocument second) {
    List<String> found = of(first, second);
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          base + " and " + head + " are two experiments, " + String.join("; ", found));
    }
  }

  /** Of two runs of one experiment: where they were made, and for how long. */
  static List<String> between(RunData base, RunData head) {
    List<String> lines = new ArrayList<>(of(base.environment(), head.environment()));
    lines.addAll(of(base.hosts(), head.hosts()));
    lines.addAll(ofTimes(base.plan(), head.plan()));
    return lines;
  }

  private static List<String> of(PlanDocument base, PlanDocument head) {
    Differences found = new Differences();
    found.add("scenario", base.scenario(), head.scenario());
    found.add("x axis", base.xName(), head.xName());
    found.add("workload", base.workload(), head.workload());
    return List.copyOf(found.lines);
  }

  /**
   * Of two machines, or of two states of one. The commit is what is compared, and no difference.
   */
  private static List<String> of(Environment base, Environment head) {
    Differences found = new Differences();
    found.add("CPU", base.cpuModel(), head.cpuModel());
    found.add("CPUs", base.cpus(), head.cpus());
    found.add("memory in bytes", base.memoryBytes(), head.memoryBytes());
    found.add("kernel", base.kernel(), head.kernel());
    found.add("mitigations", base.mitigations(), head.mitigations());
    found.add("JDK", base.jdk(), head.jdk());
    found.add("JVM flags", base.jvmFlags(), head.jvmFlags());
    found.add("sysctl", base.sysctls(), head.sysctls());
    found.add("limit", base.limits(), head.limits());
    found.add("CPUs of the server", base.serverCpus(), head.serverCpus());
    found.add("CPUs of the generator", base.generatorCpus(), head.generatorCpus());
    return List.copyOf(found.lines);
  }

  /**
   * Of the machines of two runs, each by its name and role. Addresses are no difference; what the
   * server's is like stands in the environment of the run.
   */
  private static List<String> of(List<Hosts.Host> base, List<Hosts.Host> head) {
    Differences found = new Differences();
    found.add("hosts", names(base), names(head));
    for (Hosts.Host host : base) {
      head.stream()
          .filter(other -> name(other).equals(name(host)) && !host.role().equals("server"))
          .flatMap(other -> of(host.environment(), other.environment()).stream())
          .forEach(line -> found.lines.add(host.name() + ", " + line));
    }
    return List.copyOf(found.lines);
  }

  private static String names(List<Hosts.Host> hosts) {
    return hosts.isEmpty()
        ? "one machine"
        : hosts.stream().map(Differences::name).sorted().collect(Collectors.joining(", "));
  }

  private static String name(Hosts.Host host) {
    return host.role() + " " + host.name();
  }

  /** Of two ways to run one experiment. */
  private static List<String> ofTimes(PlanDocument base, PlanDocument head) {
    Differences found = new Differences();
    found.add("warm-up in seconds", base.warmupSeconds(), head.warmupSeconds());
    found.add("window in seconds", base.durationSeconds(), head.durationSeconds());
    for (String model : base.models()) {
      if (head.models().contains(model)) {
        found.add(model, base.variant(model).text(), head.variant(model).text());
      }
    }
    return List.copyOf(found.lines);
  }

  private void add(String name, Object base, Object head) {
    if (!base.equals(head)) {
      lines.add(name + ": " + base + " against " + head);
    }
  }

  private void add(String name, Map<String, String> base, Map<String, String> head) {
    TreeSet<String> keys = new TreeSet<>(base.keySet());
    keys.addAll(head.keySet());
    for (String key : keys) {
      String one = Objects.requireNonNullElse(base.get(key), "nothing");
      add(name + " " + key, one, Objects.requireNonNullElse(head.get(key), "nothing"));
    }
  }
}
