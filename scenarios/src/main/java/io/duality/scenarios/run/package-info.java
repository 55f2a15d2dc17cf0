/**
 * Executes a plan: one fresh server for each trial, its load, its measured window, its verdict and
 * its record.
 *
 * <p>Start at {@link io.duality.scenarios.run.Runner}. Whatever goes wrong inside a trial becomes
 * the trial's reason and the run goes on; only a record that cannot be kept ends the run. May use
 * the packages plan, process and probe, and the modules results and plot.
 */
@NullMarked
package io.duality.scenarios.run;

import org.jspecify.annotations.NullMarked;
