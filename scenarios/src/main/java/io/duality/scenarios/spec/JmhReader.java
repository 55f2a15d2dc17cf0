package io.duality.scenarios.spec;

import io.duality.scenarios.spec.Workload.Jmh.Series;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a workload of JMH's, whose servers are the series of a benchmark. */
final class JmhReader {
  static final List<String> KEYS =
      List.of(
          "benchmark",
          "x-param",
          "x-name",
          "unit",
          "params",
          "series-param",
          "series",
          "jvm-flags",
          "jvm");

  /** In a series: another method of the benchmark's class. */
  private static final String METHOD = "method";

  private final Benchmarks benchmarks;
  private final Section workload;
  private final String benchmark;
  private final String xParam;
  private final Map<String, String> params;

  JmhReader(Benchmarks benchmarks, Section workload) {
    this.benchmarks = benchmarks;
    this.workload = workload;
    benchmark = workload.value("benchmark", "a class and its method", benchmarks::name);
    xParam =
        workload.value(
            "x-param", "a parameter of the benchmark", text -> benchmarks.param(benchmark, text));
    params =
        workload.has("params")
            ? params(workload, "params", benchmark, workload.texts("params", "a mapping"))
            : Map.of();
  }

  /** The names of what is compared, in the order of the legend. */
  static List<String> servers(Section root) {
    Set<String> names = new HashSet<>();
    List<String> servers = root.list("servers", "a list of series", JmhReader::name);
    for (String name : servers) {
      if (!names.add(name)) {
        throw root.error("servers", "servers: '" + name + "' stands here twice");
      }
    }
    if (servers.isEmpty()) {
      throw root.error("servers", "servers: expected at least one series, found none");
    }
    return servers;
  }

  Workload.Jmh read(List<String> servers) {
    workload.oneOf(List.of("series-param", "series"), "a parameter of the benchmark");
    Map<String, Series> series =
        workload.has("series") ? written(servers) : ofParameter(new LinkedHashSet<>(servers));
    String xName = workload.value("x-name", xParam, "what x counts, in words", text -> text);
    String unit = workload.value("unit", "operations", "what is completed", text -> text);
    return workload.build(() -> new Workload.Jmh(xParam, xName, unit, withFlags(series)));
  }

  /** A series for each value; those that the file does not name can be asked for. */
  private Map<String, Series> ofParameter(Set<String> names) {
    String param =
        workload.value(
            "series-param",
            "a parameter of the benchmark",
            text -> benchmarks.param(benchmark, text));
    benchmarks.values(benchmark, param).stream().filter(JmhReader::isName).forEach(names::add);
    Map<String, Series> series = new LinkedHashMap<>();
    for (String name : names) {
      series.put(name, series("series-param", workload, benchmark, Map.of(param, name)));
    }
    return series;
  }

  private Map<String, Series> written(List<String> servers) {
    Section all = workload.section("series", "a mapping of series", servers);
    Map<String, Series> series = new LinkedHashMap<>();
    for (String name : servers) {
      Map<String, String> own = new LinkedHashMap<>(all.texts(name, "a mapping of parameters"));
      String method = own.remove(METHOD);
      series.put(
          name, series(name, all, method == null ? benchmark : sibling(all, name, method), own));
    }
    return series;
  }

  private String sibling(Section all, String name, String method) {
    String sibling = benchmark.substring(0, benchmark.lastIndexOf('.') + 1) + method;
    return located(all, name, () -> benchmarks.name(sibling));
  }

  private Series series(String key, Section section, String method, Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>(params(section, key, method, params));
    all.putAll(params(section, key, method, own));
    located(section, key, () -> benchmarks.param(method, xParam));
    return new Series(method, all, List.of());
  }

  /** Values as the benchmark takes them. */
  private Map<String, String> params(
      Section section, String key, String method, Map<String, String> written) {
    Map<String, String> checked = new LinkedHashMap<>();
    written.forEach((param, value) -> {
      if (param.equals(xParam)) {
        throw section.error(key, key + ": x is the value of " + param + "; leave it out");
      }
      checked.put(
          param,
          located(
              section,
              key,
              () -> benchmarks.value(method, benchmarks.param(method, param), value)));
    });
    return checked;
  }

  private interface Question {
    String answer();
  }

  private static String located(Section section, String key, Question question) {
    try {
      return question.answer();
    } catch (InvalidInputException e) {
      throw section.error(key, key + ": " + e.getMessage());
    }
  }

  /** Flags of all series come first: of two that mean the same the JVM takes the last. */
  private Map<String, Series> withFlags(Map<String, Series> series) {
    String shared = workload.value("jvm-flags", "", "flags of a JVM", text -> text);
    List<String> names = List.copyOf(series.keySet());
    Map<String, Series> all = new LinkedHashMap<>();
    series.forEach((name, each) -> {
      String own =
          workload.has("jvm")
              ? workload
                  .section("jvm", "a mapping of flags by series", names)
                  .value(name, "", "flags of a JVM", text -> text)
              : "";
      all.put(name, new Series(each.benchmark(), each.params(), flags(shared + " " + own)));
    });
    return all;
  }

  private static List<String> flags(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private static boolean isName(String text) {
    return text.matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  private static String name(String text) {
    if (isName(text)) {
      return text;
    }
    throw new InvalidInputException("expected a kebab-case name, found '" + text + "'");
  }
}
