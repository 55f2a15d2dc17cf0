/**
 * What a run leaves behind, and how it is read again: one folder per run with its plan, its
 * environment, one line per trial and the histograms of each.
 *
 * <p>Start at {@link io.duality.results.TrialRecord}, the one fact everything else is made of;
 * {@link io.duality.results.RunDirectory} writes it, {@link io.duality.results.RunReader} reads it
 * and {@link io.duality.results.Points} sums it up. The JSON schemas are resources in {@code
 * schema/}. This module knows JSON and histogram files; it knows no server, no generator and no
 * chart.
 */
@NullMarked
package io.duality.results;

import org.jspecify.annotations.NullMarked;
