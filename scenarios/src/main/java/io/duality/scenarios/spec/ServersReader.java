package io.duality.scenarios.spec;

import io.duality.results.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the servers of a scenario: ids of models, and models with options under names of their own.
 *
 * <pre>
 * servers:
 *   - epoll
 *   - {name: seda-admitted, model: seda, options: {admission-target: 5s}, shards: 2}
 * </pre>
 */
final class ServersReader {
  private static final List<String> KEYS = List.of("name", "model", "options", "shards");

  /** As many as a run can be asked for on the command line. */
  private static final int MOST_SHARDS = 64;

  private final Vocabulary vocabulary;
  private final boolean tasks;

  /**
   * @param tasks whether they are to run tasks without a network
   */
  ServersReader(Vocabulary vocabulary, boolean tasks) {
    this.vocabulary = vocabulary;
    this.tasks = tasks;
  }

  List<Variant> read(Section root) {
    List<Variant> servers =
        root.list(
            "servers",
            "a list of models",
            text -> Variant.of(vocabulary.model(text)),
            KEYS,
            this::variant);
    Set<String> names = new HashSet<>();
    for (Variant server : servers) {
      if (!names.add(server.name())) {
        throw root.error("servers", "servers: '" + server.name() + "' stands here twice");
      }
    }
    if (servers.isEmpty()) {
      throw root.error("servers", "servers: expected at least one model, found none");
    }
    return servers;
  }

  private Variant variant(Section section) {
    String model = section.value("model", "a model", vocabulary::model);
    String name = section.value("name", "a kebab-case name", this::name);
    Map<String, String> options = section.has("options") ? options(section, model) : Map.of();
    int shards = section.value("shards", 0, "a whole number", ServersReader::shards);
    if (shards > 1 && (tasks || model.startsWith(External.PREFIX))) {
      throw section.error(
          "shards", "shards: tasks, and programs, run in 1 process, found " + shards);
    }
    return new Variant(name, model, options, shards);
  }

  private static int shards(String text) {
    int shards = Section.whole(text, 1);
    if (shards > MOST_SHARDS) {
      throw new InvalidInputException("expected 1 to " + MOST_SHARDS + ", found " + shards);
    }
    return shards;
  }

  /** A model's own id would say that it is as it is. */
  private String name(String text) {
    String name = ChartReader.id(text);
    if (vocabulary.models().contains(name)) {
      throw new InvalidInputException("'" + name + "' is a model's id; choose another name");
    }
    return name;
  }

  private Map<String, String> options(Section section, String model) {
    Map<String, String> values = section.texts("options", "options and their values");
    Section options = section.section("options", "a mapping", vocabulary.options().names(model));
    try {
      vocabulary.options().require(model, values, tasks);
    } catch (InvalidInputException e) {
      String complaint = String.valueOf(e.getMessage());
      throw options.error(culprit(model, values, complaint), "options: " + complaint);
    }
    return values;
  }

  /**
   * The one that is refused for the same reason where it stands alone; else that of all of them.
   */
  private String culprit(String model, Map<String, String> values, String complaint) {
    for (Map.Entry<String, String> each : values.entrySet()) {
      try {
        vocabulary.options().require(model, Map.of(each.getKey(), each.getValue()), tasks);
      } catch (InvalidInputException e) {
        if (complaint.equals(e.getMessage())) {
          return each.getKey();
        }
      }
    }
    return "";
  }
}
