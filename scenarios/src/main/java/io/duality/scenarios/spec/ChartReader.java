package io.duality.scenarios.spec;

import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import java.util.Arrays;
import java.util.List;

/** Reads one entry of a scenario's {@code charts}. */
final class ChartReader {
  static final List<String> KEYS =
      List.of("id", "title", "metric", "y-scale", "normalised", "ideal", "references");

  private final Vocabulary vocabulary;

  ChartReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  ChartSpec read(Section section) {
    String id = section.value("id", "a kebab-case name", ChartReader::id);
    String title = section.value("title", "one line of text", text -> text);
    Metric metric = section.value("metric", "a metric", ChartReader::metric);
    ChartSpec.Scale scale =
        section.value("y-scale", ChartSpec.Scale.LINEAR, "linear or log", ChartReader::scale);
    boolean normalised = section.value("normalised", false, "true or false", ChartReader::flag);
    boolean ideal = section.value("ideal", false, "true or false", ChartReader::flag);
    List<String> references =
        section.has("references")
            ? section.list("references", "published curves", vocabulary::reference)
            : List.of();
    return section.build(
        () -> new ChartSpec(id, title, metric, scale, normalised, ideal, references));
  }

  /** A kebab-case name. */
  static String id(String text) {
    if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new InvalidInputException("expected a kebab-case name, found '" + text + "'");
    }
    return text;
  }

  static Metric metric(String text) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.key().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new InvalidInputException(
                "unknown metric '"
                    + text
                    + "'"
                    + NearestName.hint(
                        text, Arrays.stream(Metric.values()).map(Metric::key).toList())));
  }

  private static ChartSpec.Scale scale(String text) {
    return switch (text) {
      case "linear" -> ChartSpec.Scale.LINEAR;
      case "log" -> ChartSpec.Scale.LOG;
      default -> throw new InvalidInputException("expected linear or log, found '" + text + "'");
    };
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInputException("expected true or false, found '" + text + "'");
    };
  }
}
