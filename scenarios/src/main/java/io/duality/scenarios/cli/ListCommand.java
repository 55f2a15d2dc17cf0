package io.duality.scenarios.cli;

import io.duality.results.claim.Claim;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.servers.ModelOption;
import io.duality.servers.ServerModel;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code list}. */
@Command(
    name = "list",
    description = "Lists the concurrency models, the scenarios and the claims there are.",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {"  " + World.PROGRAM + " list models", "  " + World.PROGRAM + " list claims"},
    sortOptions = false)
final class ListCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      arity = "0..1",
      paramLabel = "models|scenarios|claims",
      description = "Only these; all without it.")
  private @Nullable String what;

  ListCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Catalog catalog = Catalog.find(world);
    switch (what) {
      case "models" -> {
        models(catalog);
        externals(catalog);
      }
      case "scenarios" -> scenarios(catalog);
      case "claims" -> claims(catalog);
      case null -> {
        models(catalog);
        externals(catalog);
        scenarios(catalog);
        claims(catalog);
      }
      default ->
          throw new InvalidInputException(
              "list: expected models, scenarios or claims, found '" + what + "'");
    }
    return ExitCode.OK;
  }

  private void models(Catalog catalog) {
    models("Models (--servers, serve):", catalog.models());
    if (!catalog.frameworks().isEmpty()) {
      models("Frameworks, for comparison (--servers, serve; not in 'all'):", catalog.frameworks());
    }
  }

  private void models(String title, List<ServerModel> models) {
    PrintStream out = world.out();
    out.println(title);
    for (ServerModel model : models) {
      out.println("  " + pad(model.id()) + model.summary());
      out.println("  " + pad("") + "source: " + model.source());
      model
          .unavailable()
          .ifPresent(why -> out.println("  " + pad("") + "not available here: " + why));
      for (ModelOption option : model.options()) {
        out.println("  " + pad("") + option(option));
      }
    }
  }

  private void externals(Catalog catalog) {
    PrintStream out = world.out();
    out.println("Programs that can stand in a model's place (--servers):");
    for (String id : catalog.externalIds()) {
      try {
        External program = catalog.external(id);
        out.println("  " + id);
        out.println("      " + program.summary());
        out.println("      source: " + program.source());
        ServerChoice.missing(program)
            .ifPresent(why -> out.println("      not available here: " + why));
      } catch (InvalidInputException e) {
        world.complain("warning: " + e.getMessage());
      }
    }
  }

  private static String option(ModelOption option) {
    return option.name()
        + "="
        + option.defaultValue()
        + "  "
        + option.summary()
        + " ("
        + option.values().text().replace("a whole number from ", "")
        + ")";
  }

  private void scenarios(Catalog catalog) {
    PrintStream out = world.out();
    out.println("Scenarios (" + world.home().resolve("scenarios") + "):");
    for (String name : catalog.scenarioNames()) {
      try {
        Scenario scenario = catalog.scenario(name);
        out.println("  " + name);
        out.println("      " + scenario.title());
        out.println("      " + scenario.source());
        scenario
            .variants()
            .forEach(variant -> out.println("      " + variant.name() + ": " + variant.text()));
      } catch (InvalidInputException e) {
        world.complain("warning: " + e.getMessage());
      }
    }
  }

  private void claims(Catalog catalog) {
    PrintStream out = world.out();
    out.println("Claims (explain):");
    for (String name : catalog.scenarioNames()) {
      try {
        for (Claim claim : catalog.claims(name)) {
          out.println("  " + claim.id() + " (" + name + ")");
          out.println("      " + claim.sentence());
          out.println("      source: " + claim.source());
        }
      } catch (InvalidInputException e) {
        world.complain("warning: " + e.getMessage());
      }
    }
  }

  private static String pad(String text) {
    return text + " ".repeat(Math.max(1, 15 - text.length()));
  }
}
