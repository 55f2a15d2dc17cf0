/**
 * The statistics of the regression gate: pairs of trials of a base and a head, made in turn, become
 * a verdict for each metric. Start at {@link io.duality.results.gate.Gate}; {@link
 * io.duality.results.gate.Comparison} is what is known of one metric, {@link
 * io.duality.results.gate.SignedRank} its exact test. Pure functions of numbers: no clock, no file,
 * no random choice, so that a verdict can be computed again from what was recorded.
 *
 * <p>A trial in a fresh process is the unit. Windows of one process are not independent, and drift
 * between blocks of trials would be taken for an effect: interleaved pairs cancel it.
 */
@NullMarked
package io.duality.results.gate;

import org.jspecify.annotations.NullMarked;
