package io.duality.plot;

import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.results.Environment;
import io.duality.results.Hosts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The machines of a run that was made on several: who did what, then what all of them have in
 * common, said once, and what they differ in, each value with the names of those that have it.
 */
final class HostTables {
  private static final String NOT_RECORDED = "not recorded";

  private final List<Hosts.Host> hosts;
  private final Environment run;
  private final List<Block> alike = new ArrayList<>();
  private final List<List<String>> apart = new ArrayList<>();

  /**
   * Of these.
   *
   * @param hosts at least one
   * @param run what was recorded of the run as a whole: when it began, and which CPUs had which
   *     side
   */
  HostTables(List<Hosts.Host> hosts, Environment run) {
    this.hosts = List.copyOf(hosts);
    this.run = run;
  }

  List<Block> blocks() {
    EnvironmentSection.PARTS.forEach(this::add);
    List<Block> blocks = new ArrayList<>(List.of(roles()));
    if (!apart.isEmpty()) {
      blocks.add(differences());
    }
    blocks.addAll(alike);
    return blocks;
  }

  private Grid roles() {
    return new Grid(
        "The hosts",
        Stream.of("host", "role", "address", "connects from").map(Grid.Column::left).toList(),
        hosts.stream()
            .map(host ->
                List.of(host.name(), host.role(), host.address(), String.join(" ", host.sources())))
            .toList(),
        false);
  }

  private Grid differences() {
    return new Grid(
        "What the hosts differ in",
        Stream.of("what they differ in", "", "hosts", "value").map(Grid.Column::left).toList(),
        apart,
        true);
  }

  private void add(EnvironmentSection.Part part) {
    Map<String, String> same = new LinkedHashMap<>();
    for (String name : names(part)) {
      Map<String, List<String>> values = byValue(part, name);
      if (values.size() == 1) {
        values.keySet().forEach(value -> same.put(name, value));
      } else {
        values.forEach(
            (value, who) -> apart.add(List.of(part.head(), name, String.join(", ", who), value)));
      }
    }
    EnvironmentSection.add(
        part.caption() + ", the same on all hosts", part.head() + " of all hosts", same, alike);
  }

  private Set<String> names(EnvironmentSection.Part part) {
    Set<String> names = new LinkedHashSet<>();
    hosts.forEach(host -> names.addAll(values(part, host).keySet()));
    return names;
  }

  /** The hosts that have each value, by name. */
  private Map<String, List<String>> byValue(EnvironmentSection.Part part, String name) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Hosts.Host host : hosts) {
      String value = values(part, host).getOrDefault(name, NOT_RECORDED);
      values.computeIfAbsent(value, _ -> new ArrayList<>()).add(host.name());
    }
    return values;
  }

  /** An agent begins before the run, and knows nothing of its sides. */
  private Map<String, String> values(EnvironmentSection.Part part, Hosts.Host host) {
    Function<Environment, Map<String, String>> values = part.values();
    return values.apply(
        host.environment().in(run.serverCpus(), run.generatorCpus(), run.startedAt()));
  }
}
