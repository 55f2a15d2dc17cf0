package io.duality.scenarios.spec;

import io.duality.loadgen.Arrival;
import io.duality.results.ChartSpec;
import io.duality.scenarios.spec.YamlNode.Fields;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a scenario file. Every error is one line that begins with {@code file:line:column:} and
 * says what was expected and what was found.
 */
public final class ScenarioReader {
  private static final List<String> KEYS =
      List.of("title", "source", "kind", "servers", "workload", "profiles", "charts");

  private static final List<String> HTTP_KEYS =
      Stream.concat(
              Stream.of("file-size", "requests-per-connection", "timeout"),
              ArrivalReader.KEYS.stream())
          .toList();

  private final Vocabulary vocabulary;

  /**
   * @param vocabulary names that files may use
   */
  public ScenarioReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Reads a file; the scenario is named like it.
   *
   * @throws InvalidInputException if it cannot be read or a rule is broken
   */
  public Scenario read(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new InvalidInputException(
          file + ": a scenario's file is named in kebab-case, like my-scenario.yaml");
    }
    try {
      return parse(name, file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + ": expected text in UTF-8, found other bytes");
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + e);
    }
  }

  /** The same from text. */
  Scenario parse(String name, String file, String content) {
    YamlSource source = new YamlSource(file);
    Fields fields = source.read(content);
    Section root = Section.of(source, "the scenario", fields, KEYS);
    return new Scenario(
        name,
        root.value("title", "one line of text", ScenarioReader::line),
        root.value("source", "", "one line of text", ScenarioReader::line),
        servers(root),
        workload(root),
        profile(root, ProfileName.QUICK),
        profile(root, ProfileName.FULL),
        charts(root));
  }

  private List<String> servers(Section root) {
    Set<String> servers = new LinkedHashSet<>();
    for (String id : root.list("servers", "a list of models", vocabulary::model)) {
      if (!servers.add(id)) {
        throw root.error("servers", "servers: '" + id + "' stands here twice");
      }
    }
    if (servers.isEmpty()) {
      throw root.error("servers", "servers: expected at least one model, found none");
    }
    return List.copyOf(servers);
  }

  private static Workload workload(Section root) {
    return switch (root.value("kind", "http or tasks", ScenarioReader::kind)) {
      case HTTP -> http(workload(root, HTTP_KEYS));
      case TASKS -> tasks(workload(root, List.of("read-size")));
    };
  }

  private static Section workload(Section root, List<String> keys) {
    return root.section("workload", "a mapping", keys);
  }

  private static Workload http(Section section) {
    long fileBytes = section.value("file-size", "a size", Sizes::parse);
    Arrival arrival = ArrivalReader.read(section);
    int perConnection =
        section.value("requests-per-connection", 0, "a whole number", text -> whole(text, 0));
    Duration timeout =
        section.value("timeout", Duration.ofSeconds(60), "a duration", Durations::parse);
    return section.build(
        () -> new Workload.Http(clampToInt(fileBytes), arrival, perConnection, timeout));
  }

  private static Workload tasks(Section section) {
    long readBytes = section.value("read-size", "a size", Sizes::parse);
    return section.build(() -> new Workload.Tasks(clampToInt(readBytes)));
  }

  /** Far beyond what a workload accepts, so that its own rule complains. */
  private static int clampToInt(long bytes) {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  private static Profile profile(Section root, ProfileName name) {
    Section section =
        root.section("profiles", "'quick:' and 'full:'", List.of("quick", "full"))
            .section(name.key(), "a mapping", List.of("x", "repeats", "warmup", "duration"));
    String xs = String.join(",", section.list("x", "x values", text -> text));
    return section.build(() ->
        new Profile(
            XValues.parse(xs),
            section.value("repeats", "a whole number", text -> whole(text, 1)),
            section.value("warmup", "a duration", Durations::parse),
            section.value("duration", "a duration", Durations::parse)));
  }

  private List<ChartSpec> charts(Section root) {
    Set<String> ids = new HashSet<>();
    ChartReader reader = new ChartReader(vocabulary);
    return root.sections("charts", "a list of charts", ChartReader.KEYS).stream()
        .map(section -> {
          ChartSpec chart = reader.read(section);
          if (!ids.add(chart.id())) {
            throw section.error("id", "id: chart '" + chart.id() + "' stands here twice");
          }
          return chart;
        })
        .toList();
  }

  private enum Kind {
    HTTP,
    TASKS
  }

  private static Kind kind(String text) {
    return switch (text) {
      case "http" -> Kind.HTTP;
      case "tasks" -> Kind.TASKS;
      default -> throw new InvalidInputException("expected http or tasks, found '" + text + "'");
    };
  }

  private static int whole(String text, int least) {
    if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) {
      return Integer.parseInt(text);
    }
    throw new InvalidInputException(
        "expected a whole number of at least " + least + ", found '" + text + "'");
  }

  private static String line(String text) {
    if (text.isBlank() || text.strip().lines().count() > 1) {
      throw new InvalidInputException("expected one line of text, found '" + text.strip() + "'");
    }
    return text.strip();
  }
}
