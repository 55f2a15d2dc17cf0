/**
 * Two finished runs, point by point. Start at {@link io.duality.results.compare.RunComparison};
 * {@link io.duality.results.compare.Shift} is its statistics, {@link
 * io.duality.results.compare.Differences} what makes runs incomparable.
 *
 * <p>Runs made one after the other are weaker evidence than pairs made in turn: whatever changed on
 * the machine between them looks like a difference between the programs.
 */
@NullMarked
package io.duality.results.compare;

import org.jspecify.annotations.NullMarked;
