/**
 * Tests that the experiments move what they say they move: nothing lost, nothing twice, in order,
 * and nothing left behind. What they measure is for a quiet machine.
 */
@NullMarked
package io.duality.microbench.experiments;

import org.jspecify.annotations.NullMarked;
