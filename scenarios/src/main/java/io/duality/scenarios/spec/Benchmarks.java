package io.duality.scenarios.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The JMH benchmarks that a scenario may name.
 *
 * @param params of each benchmark, by the full name of its class and method: the parameters that it
 *     has, with the values that it lists for each
 * @param complete whether there are no others: a developer's tree of classes has none of this
 *     project's, and its scenarios can be listed there all the same
 */
public record Benchmarks(SortedMap<String, Map<String, List<String>>> params, boolean complete) {
  /** None at all. */
  public static final Benchmarks NONE = new Benchmarks(new TreeMap<>(), true);

  private static final String NUMBER = "-?\\d+(\\.\\d+)?";

  public Benchmarks {
    SortedMap<String, Map<String, List<String>>> copy = new TreeMap<>();
    params.forEach((name, own) -> copy.put(name, copy(own)));
    params = Collections.unmodifiableSortedMap(copy);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> own) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    own.forEach((param, values) -> copy.put(param, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Those of JMH's own lists.
   *
   * @param lines of all files {@code META-INF/BenchmarkList} there are
   * @param complete whether there are no others
   * @throws IllegalArgumentException if one is no line of such a file
   */
  public static Benchmarks of(Collection<String> lines, boolean complete) {
    SortedMap<String, Map<String, List<String>>> params = new TreeMap<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        BenchmarkLine entry = BenchmarkLine.parse(line);
        params.put(entry.name(), entry.params());
      }
    }
    return new Benchmarks(params, complete);
  }

  /** One that nothing is known of, and that may be somewhere else. */
  private boolean foreign(String benchmark) {
    return !complete && !params.containsKey(benchmark);
  }

  /** The benchmark's name as it is, if there is such a benchmark. */
  String name(String text) {
    if (foreign(text)) {
      return text;
    }
    if (params.isEmpty()) {
      throw new InvalidInputException(
          "there are no benchmarks here, found '" + text + "'; run-benchmark.sh builds them");
    }
    if (!params.containsKey(text)) {
      throw new InvalidInputException(
          "unknown benchmark '" + text + "'; there are " + String.join(", ", params.keySet()));
    }
    return text;
  }

  /** The parameter's name as it is, if the benchmark has it. */
  String param(String benchmark, String text) {
    Map<String, List<String>> own = params.getOrDefault(benchmark, Map.of());
    if (foreign(benchmark)) {
      return text;
    }
    if (!own.containsKey(text)) {
      throw new InvalidInputException(
          benchmark
              + " has no parameter '"
              + text
              + "'"
              + (own.isEmpty() ? "; it has none" : NearestName.hint(text, own.keySet())));
    }
    return text;
  }

  /**
   * A value as the benchmark takes it: {@code event-loop} stands for its {@code EVENT_LOOP}. Of a
   * number it lists examples only, of words all that there are.
   */
  String value(String benchmark, String param, String text) {
    List<String> listed = listed(benchmark, param);
    if (listed.contains(text) || foreign(benchmark)) {
      return text;
    }
    String constant = text.toUpperCase(Locale.ROOT).replace('-', '_');
    if (listed.contains(constant)) {
      return constant;
    }
    boolean words = listed.stream().anyMatch(value -> !value.matches(NUMBER));
    if (words || !text.matches(NUMBER)) {
      throw new InvalidInputException(
          "unknown value '"
              + text
              + "' of "
              + param
              + (words ? NearestName.hint(text, names(listed)) : "; expected a number"));
    }
    return text;
  }

  /** The values that the benchmark lists, as a scenario writes them. */
  List<String> values(String benchmark, String param) {
    return names(listed(benchmark, param));
  }

  private List<String> listed(String benchmark, String param) {
    return params.getOrDefault(benchmark, Map.of()).getOrDefault(param, List.of());
  }

  private static List<String> names(List<String> listed) {
    List<String> names = new ArrayList<>();
    listed.forEach(value -> names.add(value.toLowerCase(Locale.ROOT).replace('_', '-')));
    return names;
  }
}
