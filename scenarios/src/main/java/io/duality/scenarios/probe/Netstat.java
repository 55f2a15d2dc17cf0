package io.duality.scenarios.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /proc/net/netstat}: pairs of lines, names first and then their numbers. */
final class Netstat {
  private Netstat() {}

  /** Numbers by {@code Group.Name}; what does not fit the format is left out. */
  static Map<String, Long> parse(String text) {
    Map<String, Long> counters = new HashMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      String[] names = lines.get(i).split(" ", -1);
      String[] numbers = lines.get(i + 1).split(" ", -1);
      if (!names[0].equals(numbers[0])) {
        continue;
      }
      String group = names[0].replace(":", "");
      for (int j = 1; j < Math.min(names.length, numbers.length); j++) {
        if (numbers[j].matches("\\d+")) {
          counters.put(group + "." + names[j], Long.valueOf(numbers[j]));
        }
      }
    }
    return counters;
  }
}
