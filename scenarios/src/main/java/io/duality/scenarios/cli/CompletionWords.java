package io.duality.scenarios.cli;

import io.duality.results.claim.Claim;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words that an option or a parameter may stand before, as far as they can be listed.
 *
 * @param scenarios names
 * @param models ids of models, frameworks and programs
 * @param claims ids
 */
record CompletionWords(List<String> scenarios, List<String> models, List<String> claims) {
  /** A label that lists all there is, as quick|full does. */
  private static final Pattern CHOICE = Pattern.compile("[a-z]+(\\|[a-z]+)+");

  CompletionWords {
    scenarios = List.copyOf(scenarios);
    models = List.copyOf(models);
    claims = List.copyOf(claims);
  }

  /** Those there are. */
  static CompletionWords of(Catalog catalog) {
    List<String> models =
        Stream.of(
                catalog.models().stream().map(ServerModel::id),
                catalog.frameworks().stream().map(ServerModel::id),
                catalog.externalIds().stream())
            .flatMap(ids -> ids)
            .toList();
    return new CompletionWords(catalog.scenarioNames(), models, claims(catalog));
  }

  private static List<String> claims(Catalog catalog) {
    List<String> ids = new ArrayList<>();
    for (String scenario : catalog.scenarioNames()) {
      try {
        catalog.claims(scenario).stream().map(Claim::id).forEach(ids::add);
      } catch (InvalidInputException e) {
        // Its names are left out; what is wrong with the file is said by whoever needs it.
      }
    }
    return ids.stream().distinct().toList();
  }

  /** Empty where anything may stand. */
  List<String> of(ArgSpec arg) {
    String name = arg instanceof OptionSpec option ? option.longestName() : "";
    return switch (name) {
      case "--servers" -> Stream.concat(Stream.of("all"), models.stream()).toList();
      case "--scenarios" -> scenarios;
      default -> byLabel(arg.paramLabel());
    };
  }

  private List<String> byLabel(String label) {
    return switch (label) {
      case "SCENARIO" -> scenarios;
      case "MODEL" -> models;
      case "CLAIM" -> claims;
      default -> CHOICE.matcher(label).matches() ? List.of(label.split("\\|", -1)) : List.of();
    };
  }
}
