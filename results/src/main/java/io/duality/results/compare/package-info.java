/**
 * Finished runs of one scenario: two of them point by point ({@link
 * io.duality.results.compare.RunComparison}, where to start; {@link
 * io.duality.results.compare.Shift} is its statistics), or several laid over each other to be drawn
 * ({@link io.duality.results.compare.Overlay}). {@link io.duality.results.compare.Differences} is
 * what makes runs incomparable, for both.
 *
 * <p>Runs made one after the other are weaker evidence than pairs made in turn: whatever changed on
 * the machine between them looks like a difference between the programs.
 */
@NullMarked
package io.duality.results.compare;

import org.jspecify.annotations.NullMarked;
