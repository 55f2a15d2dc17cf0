package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.results.Environment;
import io.duality.results.RunData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Where a run was made. */
final class EnvironmentSection {
  private static final double MIB = 1048576.0;

  /** What is told of each machine, table by table. */
  static final List<Part> PARTS =
      List.of(
          new Part("The machine", "machine", EnvironmentSection::machine),
          new Part("Kernel settings", "kernel setting", at -> new TreeMap<>(at.sysctls())),
          new Part("Limits", "limit", at -> new TreeMap<>(at.limits())),
          new Part(
              "CPU vulnerabilities", "CPU vulnerability", at -> new TreeMap<>(at.mitigations())));

  /**
   * One of the tables.
   *
   * @param caption of the table
   * @param head over its names
   * @param values of a machine, by name, in their order
   */
  record Part(String caption, String head, Function<Environment, Map<String, String>> values) {}

  private EnvironmentSection() {}

  static Section of(RunData run) {
    List<Block> blocks = new ArrayList<>();
    if (run.hosts().isEmpty()) {
      for (Part part : PARTS) {
        add(part.caption(), part.head(), part.values().apply(run.environment()), blocks);
      }
    } else {
      blocks.addAll(new HostTables(run.hosts(), run.environment()).blocks());
    }
    return new Section("environment", "Environment", blocks);
  }

  private static Map<String, String> machine(Environment at) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("CPU", at.cpuModel());
    values.put("CPUs", Integer.toString(at.cpus()));
    values.put("memory", Numbers.plain(at.memoryBytes() / MIB) + " MiB");
    values.put("kernel", at.kernel());
    values.put("JDK", at.jdk());
    values.put("JVM flags", String.join(" ", at.jvmFlags()));
    values.put("commit", at.commit());
    values.put("CPUs of the server", orAny(at.serverCpus()));
    values.put("CPUs of the generator", orAny(at.generatorCpus()));
    values.put("started", RunSection.started(at));
    return values;
  }

  /** Adds a table of names and their values; none where there is no value. */
  static void add(String caption, String head, Map<String, String> values, List<Block> blocks) {
    if (!values.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      values.forEach((name, value) -> rows.add(List.of(name, value)));
      blocks.add(Grid.pairs(caption, head, rows));
    }
  }

  private static String orAny(String cpus) {
    return cpus.isEmpty() ? "not pinned" : cpus;
  }
}
