package io.duality.scenarios.spec;

import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import java.util.Arrays;
import java.util.List;

/** Reads one entry of a scenario's {@code charts}. */
final class ChartReader {
  static final List<String> KEYS =
      List.of("id", "title", "kind", "x", "metric", "y-scale", "normalised", "ideal", "references");

  private static final List<String> OF_CURVES =
      List.of("metric", "y-scale", "normalised", "ideal", "references");

  private final Vocabulary vocabulary;

  ChartReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  ChartSpec read(Section section) {
    String id = section.value("id", "a kebab-case name", ChartReader::id);
    String title = section.value("title", "one line of text", text -> text);
    ChartSpec.Kind kind =
        section.value("kind", ChartSpec.Kind.CURVES, "curves or cdf", ChartReader::kind);
    return switch (kind) {
      case CURVES -> curves(section, id, title);
      case CDF -> cdf(section, id, title);
    };
  }

  private static ChartSpec cdf(Section section, String id, String title) {
    for (String key : OF_CURVES) {
      if (section.has(key)) {
        throw section.error(key, key + ": is of curves over x; leave it out, or kind: cdf");
      }
    }
    long at = section.value("x", 0L, "a count such as 64 or 1k", XValues::parseOne);
    return section.build(() -> ChartSpec.cdf(id, title, at));
  }

  private ChartSpec curves(Section section, String id, String title) {
    if (section.has("x")) {
      throw section.error("x", "x: curves are over all of it; leave it out, or write kind: cdf");
    }
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

  private static ChartSpec.Kind kind(String text) {
    return switch (text) {
      case "curves" -> ChartSpec.Kind.CURVES;
      case "cdf" -> ChartSpec.Kind.CDF;
      default -> throw new InvalidInputException("expected curves or cdf, found '" + text + "'");
    };
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
