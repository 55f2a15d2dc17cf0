/**
 * What a run leaves behind, and how it is read again: one folder per run with its plan, its
 * environment, one line per trial and the histograms of each.
 *
 * <p>Start at {@link io.duality.results.TrialRecord}, the one fact everything else is made of. This
 * module knows JSON and histogram files; it knows no server, no generator and no chart.
 */
@NullMarked
package io.duality.results;

import org.jspecify.annotations.NullMarked;
