package io.duality.scenarios.micro;

import io.duality.results.gate.Finding;
import io.duality.scenarios.gate.Level;
import java.util.List;

/**
 * What a gate over JMH results has found.
 *
 * @param findings one for each benchmark and metric that both sides have
 * @param levels medians of both sides, in their units
 * @param notes what a reader has to know of them, one line each
 */
public record MicroOutcome(List<Finding> findings, List<Level> levels, List<String> notes) {
  public MicroOutcome {
    findings = List.copyOf(findings);
    levels = List.copyOf(levels);
    notes = List.copyOf(notes);
  }
}
