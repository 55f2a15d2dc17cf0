package io.duality.scenarios.cli;

import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Judge;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a claim, and what a run says of it. */
final class ExplainRun {
  private final World world;

  ExplainRun(World world) {
    this.world = world;
  }

  int execute(String id, Optional<Path> where) {
    if (where.isPresent() && Files.isDirectory(world.resolve(where.get()))) {
      ofRun(id, where.get());
    } else {
      ofFiles(id, where);
    }
    return ExitCode.OK;
  }

  private void ofFiles(String id, Optional<Path> where) {
    Catalog catalog = Catalog.find(world);
    List<String> scenarios = where.map(f -> List.of(f.toString())).orElse(catalog.scenarioNames());
    List<String> known = new ArrayList<>();
    boolean found = false;
    for (String scenario : scenarios) {
      for (Claim claim : claims(catalog, scenario, where.isPresent())) {
        known.add(claim.id());
        if (claim.id().equals(id)) {
          ClaimsText.of(claim, scenario).forEach(world.out()::println);
          found = true;
        }
      }
    }
    if (!found) {
      throw unknown(id, known);
    }
  }

  /** What is wrong with another scenario's file does not matter here. */
  private List<Claim> claims(Catalog catalog, String scenario, boolean named) {
    try {
      return catalog.claims(scenario);
    } catch (InvalidInputException e) {
      if (named) {
        throw e;
      }
      world.complain("warning: " + e.getMessage());
      return List.of();
    }
  }

  private void ofRun(String id, Path folder) {
    try {
      RunData run = RunReader.read(world.resolve(folder));
      run.warnings().forEach(warning -> world.complain("warning: " + warning));
      ClaimsDocument document =
          ClaimFile.read(world.resolve(folder))
              .orElseThrow(() ->
                  new InvalidInputException(
                      folder + " has no " + ClaimFile.NAME + ": its scenario has no claims"));
      Claim claim =
          document.claims().stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow(() -> unknown(id, document.claims().stream().map(Claim::id).toList()));
      ClaimsText.of(claim, document.scenario()).forEach(world.out()::println);
      ClaimsText.of(claim, Judge.judge(List.of(claim), run).getFirst(), run)
          .forEach(world.out()::println);
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private static InvalidInputException unknown(String id, List<String> known) {
    return new InvalidInputException(
        "unknown claim '"
            + id
            + "'"
            + (known.isEmpty() ? "; there are none" : NearestName.hint(id, known)));
  }
}
