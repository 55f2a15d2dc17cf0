package io.duality.scenarios.spec;

import io.duality.results.ChartSpec;
import io.duality.results.Variant;
import io.duality.scenarios.spec.YamlNode.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a scenario file. Every error is one line that begins with {@code file:line:column:} and
 * says what was expected and what was found.
 */
public final class ScenarioReader {
  private static final List<String> KEYS =
      List.of("title", "source", "kind", "servers", "workload", "profiles", "charts");

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
    } catch (IOException e) {
      throw InvalidInputException.unreadable(file, e);
    }
  }

  /** The same from text. */
  Scenario parse(String name, String file, String content) {
    YamlSource source = new YamlSource(file);
    Fields fields = source.read(content);
    Section root = Section.of(source, "the scenario", fields, KEYS);
    String title = root.value("title", "one line of text", ScenarioReader::line);
    String from = root.value("source", "", "one line of text", ScenarioReader::line);
    Workload workload = workload(root);
    List<Variant> servers = servers(root, workload);
    Scenario scenario =
        new Scenario(
            name,
            title,
            from,
            servers.stream().map(Variant::name).toList(),
            workload,
            profile(root, workload, servers, ProfileName.QUICK),
            profile(root, workload, servers, ProfileName.FULL),
            charts(root, workload),
            servers.stream().filter(server -> !server.equals(Variant.of(server.name()))).toList());
    if (workload instanceof Workload.Http http && http.axis() instanceof Axis.Option(String x)) {
      requireOption(x, scenario, servers, root);
    }
    return scenario;
  }

  private List<Variant> servers(Section root, Workload workload) {
    return switch (workload) {
      case Workload.Http _ -> new ServersReader(vocabulary, false).read(root);
      case Workload.Tasks _ -> new ServersReader(vocabulary, true).read(root);
      case Workload.Jmh _ -> JmhReader.servers(root).stream().map(Variant::of).toList();
    };
  }

  private void requireOption(
      String option, Scenario scenario, List<Variant> servers, Section root) {
    OptionAxis axis = new OptionAxis(vocabulary.options(), option);
    axis.require(servers, workload(root, HttpReader.KEYS));
    for (ProfileName profile : ProfileName.values()) {
      axis.require(servers, scenario.profile(profile), profileSection(root, profile));
    }
  }

  private Workload workload(Section root) {
    return switch (root.value("kind", "http, tasks or jmh", ScenarioReader::kind)) {
      case HTTP -> HttpReader.read(workload(root, HttpReader.KEYS));
      case TASKS -> tasks(workload(root, List.of("read-size")));
      case JMH ->
          new JmhReader(vocabulary.benchmarks().get(), workload(root, JmhReader.KEYS))
              .read(JmhReader.servers(root));
    };
  }

  private static Section workload(Section root, List<String> keys) {
    return root.section("workload", "a mapping", keys);
  }

  private static Workload tasks(Section section) {
    long readBytes = section.value("read-size", "a size", Sizes::parse);
    return section.build(() -> new Workload.Tasks(clampToInt(readBytes)));
  }

  /** Far beyond what a workload accepts, so that its own rule complains. */
  private static int clampToInt(long bytes) {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  private static Profile profile(
      Section root, Workload workload, List<Variant> servers, ProfileName name) {
    Section section = profileSection(root, name);
    String xs = String.join(",", section.list("x", "x values", text -> text));
    return section.build(() -> {
      Profile profile =
          new Profile(
              XValues.parse(xs),
              section.value("repeats", "a whole number", text -> Section.whole(text, 1)),
              section.value("warmup", "a duration", Durations::parse),
              section.value("duration", "a duration", Durations::parse),
              some(servers, section));
      new ProfileFit(workload).require(profile);
      return profile;
    });
  }

  /** Of the scenario's servers those that a profile names; none where it names none. */
  private static List<String> some(List<Variant> servers, Section profile) {
    if (!profile.has("servers")) {
      return List.of();
    }
    List<String> all = servers.stream().map(Variant::name).toList();
    return profile.list(
        "servers",
        "a list of the scenario's servers",
        text -> {
          if (!all.contains(text)) {
            throw new InvalidInputException(
                "'" + text + "' is no server of the scenario" + NearestName.hint(text, all));
          }
          return text;
        });
  }

  private static Section profileSection(Section root, ProfileName name) {
    return root.section("profiles", "'quick:' and 'full:'", List.of("quick", "full"))
        .section(name.key(), "a mapping", List.of("servers", "x", "repeats", "warmup", "duration"));
  }

  private List<ChartSpec> charts(Section root, Workload workload) {
    Set<String> ids = new HashSet<>();
    ChartReader reader = new ChartReader(vocabulary);
    return root.sections("charts", "a list of charts", ChartReader.KEYS).stream()
        .map(section -> {
          ChartSpec chart = reader.read(section);
          if (!ids.add(chart.id())) {
            throw section.error("id", "id: chart '" + chart.id() + "' stands here twice");
          }
          if (chart.ideal() && !countsRequestsInFlight(workload)) {
            throw section.error(
                "ideal",
                "ideal: x / throughput is a time where x is clients or tasks; leave it out");
          }
          return chart;
        })
        .toList();
  }

  /** Whether x is Little's N. */
  private static boolean countsRequestsInFlight(Workload workload) {
    return switch (workload) {
      case Workload.Http http -> http.axis() == Axis.Load.CLIENTS && http.looping() > 0;
      case Workload.Tasks _ -> true;
      case Workload.Jmh _ -> false;
    };
  }

  private enum Kind {
    HTTP,
    TASKS,
    JMH
  }

  private static Kind kind(String text) {
    return switch (text) {
      case "http" -> Kind.HTTP;
      case "tasks" -> Kind.TASKS;
      case "jmh" -> Kind.JMH;
      default ->
          throw new InvalidInputException("expected http, tasks or jmh, found '" + text + "'");
    };
  }

  private static String line(String text) {
    if (text.isBlank() || text.strip().lines().count() > 1) {
      throw new InvalidInputException("expected one line of text, found '" + text.strip() + "'");
    }
    return text.strip();
  }
}
