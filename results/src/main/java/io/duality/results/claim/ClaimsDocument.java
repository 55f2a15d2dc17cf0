package io.duality.results.claim;

import io.duality.results.Checks;
import java.util.List;

/**
 * {@code claims.json}: what a run's records are held against, and what came of it.
 *
 * @param schema version of this shape, {@link io.duality.results.TrialRecord#SCHEMA}
 * @param scenario the scenario's name
 * @param claims as they were when the run began
 * @param findings one for each claim, in their order; empty until the run has ended
 */
public record ClaimsDocument(
    int schema, String scenario, List<Claim> claims, List<Finding> findings) {
  public ClaimsDocument {
    Checks.present("scenario", scenario);
    claims = Checks.list("claims", claims);
    findings = Checks.list("findings", findings);
    if (!findings.isEmpty()
        && !findings.stream()
            .map(Finding::claim)
            .toList()
            .equals(claims.stream().map(Claim::id).toList())) {
      throw new IllegalArgumentException("findings are one for each claim, in their order");
    }
  }
}
