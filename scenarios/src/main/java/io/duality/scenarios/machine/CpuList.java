package io.duality.scenarios.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Sets of CPUs in the notation of taskset and /proc: {@code 0-3,8}. */
public final class CpuList {
  private CpuList() {}

  /**
   * The CPUs of a list, ascending.
   *
   * @throws IllegalArgumentException if it has another shape
   */
  public static List<Integer> parse(String text) {
    TreeSet<Integer> cpus = new TreeSet<>();
    for (String part : text.strip().split(",", -1)) {
      if (!part.matches("\\d{1,6}(-\\d{1,6})?")) {
        throw new IllegalArgumentException("expected CPUs such as 0-3,8, found '" + text + "'");
      }
      String[] ends = part.split("-", -1);
      for (int cpu = Integer.parseInt(ends[0]);
          cpu <= Integer.parseInt(ends[ends.length - 1]);
          cpu++) {
        cpus.add(cpu);
      }
    }
    return List.copyOf(cpus);
  }

  /** The shortest text for CPUs in ascending order; empty for none. */
  public static String format(List<Integer> cpus) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < cpus.size(); ) {
      int end = i;
      while (end + 1 < cpus.size() && cpus.get(end + 1) == cpus.get(end) + 1) {
        end++;
      }
      parts.add(cpus.get(i) + (end > i ? "-" + cpus.get(end) : ""));
      i = end + 1;
    }
    return String.join(",", parts);
  }
}
