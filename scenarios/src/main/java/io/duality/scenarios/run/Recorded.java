package io.duality.scenarios.run;

import io.duality.results.TrialRecord;

/**
 * A trial that is over.
 *
 * @param trial whatever became of it
 * @param around what the machine did meanwhile
 */
public record Recorded(TrialRecord trial, MachineShares around) {}
