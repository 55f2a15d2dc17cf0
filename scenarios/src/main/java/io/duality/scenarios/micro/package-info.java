/**
 * The gate over JMH results: forks of two builds, paired, become the same comparisons that trials
 * of two servers do ({@link io.duality.results.gate}). A fork is a trial.
 *
 * <p>Start at {@link io.duality.scenarios.micro.MicroResults} for two files that are there, and at
 * {@link io.duality.scenarios.micro.MicroRun} for forks that are made in turn; {@link
 * io.duality.scenarios.micro.Workbench} finds and builds what is run. Whatever JMH measures can be
 * compared, this project's benchmarks or another's.
 */
@NullMarked
package io.duality.scenarios.micro;

import org.jspecify.annotations.NullMarked;
