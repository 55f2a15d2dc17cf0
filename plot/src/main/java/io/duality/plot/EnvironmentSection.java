package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.results.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a run was made. */
final class EnvironmentSection {
  private static final double MIB = 1048576.0;

  private EnvironmentSection() {}

  static Section of(Environment at) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(machine(at));
    add("Kernel settings", "kernel setting", at.sysctls(), blocks);
    add("Limits", "limit", at.limits(), blocks);
    add("CPU vulnerabilities", "CPU vulnerability", at.mitigations(), blocks);
    return new Section("environment", "Environment", blocks);
  }

  private static Grid machine(Environment at) {
    return Grid.pairs(
        "The machine",
        "machine",
        List.of(
            List.of("CPU", at.cpuModel()),
            List.of("CPUs", Integer.toString(at.cpus())),
            List.of("memory", Numbers.plain(at.memoryBytes() / MIB) + " MiB"),
            List.of("kernel", at.kernel()),
            List.of("JDK", at.jdk()),
            List.of("JVM flags", String.join(" ", at.jvmFlags())),
            List.of("commit", at.commit()),
            List.of("CPUs of the server", orAny(at.serverCpus())),
            List.of("CPUs of the generator", orAny(at.generatorCpus())),
            List.of("started", RunSection.started(at))));
  }

  private static void add(
      String caption, String head, Map<String, String> entries, List<Block> blocks) {
    if (!entries.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      new TreeMap<>(entries).forEach((key, value) -> rows.add(List.of(key, value)));
      blocks.add(Grid.pairs(caption, head, rows));
    }
  }

  private static String orAny(String cpus) {
    return cpus.isEmpty() ? "not pinned" : cpus;
  }
}
