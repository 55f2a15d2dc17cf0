package io.duality.plot;

import io.duality.results.Environment;
import io.duality.results.Hosts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The machines of a run that was made on several, in a few words. */
final class HostWords {
  /** So many names are read; of more it is enough to know how many they are. */
  private static final int MOST_NAMES = 6;

  private HostWords() {}

  /** Who did what: {@code server s, generators g1, g2}. */
  static String roles(List<Hosts.Host> hosts) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    hosts.forEach(
        host -> names.computeIfAbsent(host.role(), _ -> new ArrayList<>()).add(host.name()));
    return names.entrySet().stream()
        .map(role -> role(role.getKey(), role.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String role(String role, List<String> names) {
    if (names.size() == 1) {
      return role + " " + names.getFirst();
    }
    return names.size() > MOST_NAMES
        ? names.size() + " " + role + "s"
        : role + "s " + String.join(", ", names);
  }

  /**
   * What each is like; of those that are alike it is said once.
   *
   * @param text what one is like
   */
  static String each(List<Hosts.Host> hosts, Function<Environment, String> text) {
    Map<String, List<Hosts.Host>> alike = new LinkedHashMap<>();
    hosts.forEach(host ->
        alike.computeIfAbsent(text.apply(host.environment()), _ -> new ArrayList<>()).add(host));
    return alike.entrySet().stream()
        .map(group -> roles(group.getValue()) + ": " + group.getKey())
        .collect(Collectors.joining("; "));
  }
}
