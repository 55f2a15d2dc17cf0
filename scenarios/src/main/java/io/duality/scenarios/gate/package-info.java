/**
 * The run of the regression gate: seeded pairs of trials of a base and a head, in turn, each kept
 * at once; pairs that the machine has disturbed again; and the verdict with its files.
 *
 * <p>Start at {@link io.duality.scenarios.gate.GateRun}. {@link io.duality.scenarios.gate.Course}
 * is the rule of what comes next, a pure function of the plan and the trials so far: a gate that
 * was killed goes on, and a finished one is judged again, by replaying {@code trials.jsonl} through
 * it. The statistics are those of {@code io.duality.results.gate}.
 */
@NullMarked
package io.duality.scenarios.gate;

import org.jspecify.annotations.NullMarked;
