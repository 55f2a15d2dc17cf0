package io.duality.scenarios.micro;

import io.duality.results.gate.Rule.Better;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result file of JMH ({@code -rf json}), figure by figure: the score of each benchmark, and where
 * {@code -prof gc} was on what it has allocated for each operation.
 */
final class JmhFile {
  /** Of the profiler {@code gc}; before JMH 1.36 with a dot in front. */
  private static final List<String> ALLOCATION =
      List.of("gc.alloc.rate.norm", "·gc.alloc.rate.norm");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String REMEDY = "; make one with JMH's -rf json -rff FILE";

  private final Path file;

  private JmhFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @return figures by their id, in the file's order
   * @throws InvalidInputException if it cannot be read, or is no result of JMH
   */
  static Map<String, Figure> read(Path file) {
    return new JmhFile(file).figures();
  }

  private Map<String, Figure> figures() {
    JsonNode root;
    try {
      root = MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + " (" + e + ")" + REMEDY);
    } catch (JacksonException e) {
      throw new InvalidInputException(
          file + " is no JSON (" + e.getOriginalMessage() + "); is it whole?");
    }
    if (!root.isArray() || root.isEmpty()) {
      throw new InvalidInputException(file + " holds no result of JMH" + REMEDY);
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (JsonNode entry : root) {
      for (Figure figure : figures(entry)) {
        if (figures.put(figure.id(), figure) != null) {
          throw new InvalidInputException(
              file + " has " + figure.benchmark() + " twice; measure it once");
        }
      }
    }
    return figures;
  }

  private List<Figure> figures(JsonNode entry) {
    String name = entry.path("benchmark").asString("");
    String mode = entry.path("mode").asString("");
    JsonNode primary = entry.path("primaryMetric");
    if (name.isEmpty() || mode.isEmpty() || primary.isMissingNode()) {
      throw new InvalidInputException(file + " holds no result of JMH" + REMEDY);
    }
    boolean rate = mode.equals("thrpt");
    String params = params(entry.path("params"));
    String id = name + " " + params + " " + mode + " ";
    String shown = shortened(name) + (params.isEmpty() ? "" : " " + params);
    List<Figure> figures = new ArrayList<>();
    String metric = rate ? Figure.THROUGHPUT : Figure.TIME;
    Better better = rate ? Better.HIGHER : Better.LOWER;
    figures.add(
        new Figure(id + metric, shown, metric, better, unit(primary), forks(primary, shown)));
    for (String allocation : ALLOCATION) {
      JsonNode bytes = entry.path("secondaryMetrics").path(allocation);
      if (!bytes.isMissingNode()) {
        figures.add(
            new Figure(
                id + Figure.ALLOCATED,
                shown,
                Figure.ALLOCATED,
                Better.LOWER,
                unit(bytes),
                forks(bytes, shown)));
      }
    }
    return figures;
  }

  private static String unit(JsonNode metric) {
    return metric.path("scoreUnit").asString("");
  }

  /** In the order of their names, which JMH does not promise. */
  private static String params(JsonNode params) {
    return params
        .propertyStream()
        .map(param -> param.getKey() + "=" + param.getValue().asString())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Class and method. */
  private static String shortened(String name) {
    int method = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', Math.max(0, method - 1)) + 1);
  }

  /** Mode sample keeps a histogram of each iteration in place of its score. */
  private List<Double> forks(JsonNode metric, String benchmark) {
    JsonNode raw = metric.path("rawData");
    boolean histogram = raw.isMissingNode();
    JsonNode forks = histogram ? metric.path("rawDataHistogram") : raw;
    List<Double> means =
        StreamSupport.stream(forks.spliterator(), false)
            .map(fork -> histogram ? meanOfHistograms(fork) : mean(fork))
            .toList();
    if (means.isEmpty() || means.stream().anyMatch(mean -> !Double.isFinite(mean))) {
      throw new InvalidInputException(
          file + ": " + benchmark + " has no score in some fork; has it failed there?");
    }
    return means;
  }

  private static double mean(JsonNode iterations) {
    return StreamSupport.stream(iterations.spliterator(), false)
        .mapToDouble(score -> score.isNumber() ? score.asDouble() : Double.NaN)
        .average()
        .orElse(Double.NaN);
  }

  /** Iterations of pairs of a value and how often it was. */
  private static double meanOfHistograms(JsonNode iterations) {
    double sum = 0;
    double count = 0;
    for (JsonNode iteration : iterations) {
      for (JsonNode pair : iteration) {
        sum += pair.path(0).asDouble(Double.NaN) * pair.path(1).asDouble(Double.NaN);
        count += pair.path(1).asDouble(Double.NaN);
      }
    }
    return sum / count;
  }
}
