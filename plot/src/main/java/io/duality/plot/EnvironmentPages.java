package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.results.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a run was made. */
final class EnvironmentPages {
  private static final double MIB = 1048576.0;

  private EnvironmentPages() {}

  static void add(Environment at, Flow flow) {
    flow.section("Environment");
    Table table = pairs("machine");
    table.add(List.of("CPU", at.cpuModel()));
    table.add(List.of("CPUs", Integer.toString(at.cpus())));
    table.add(List.of("memory", Numbers.plain(at.memoryBytes() / MIB) + " MiB"));
    table.add(List.of("kernel", at.kernel()));
    table.add(List.of("JDK", at.jdk()));
    table.add(List.of("JVM flags", String.join(" ", at.jvmFlags())));
    table.add(List.of("commit", at.commit()));
    table.add(List.of("CPUs of the server", orAny(at.serverCpus())));
    table.add(List.of("CPUs of the generator", orAny(at.generatorCpus())));
    table.add(List.of("started", TitlePage.started(at)));
    table.into(flow);
    add("kernel setting", at.sysctls(), flow);
    add("limit", at.limits(), flow);
    add("CPU vulnerability", at.mitigations(), flow);
  }

  private static void add(String head, Map<String, String> entries, Flow flow) {
    if (entries.isEmpty()) {
      return;
    }
    flow.gap(12);
    Table table = pairs(head);
    new TreeMap<>(entries).forEach((key, value) -> table.add(List.of(key, value)));
    table.into(flow);
  }

  private static Table pairs(String head) {
    return new Table(List.of(Table.Column.left(head), Table.Column.left("")));
  }

  private static String orAny(String cpus) {
    return cpus.isEmpty() ? "not pinned" : cpus;
  }
}
