/**
 * Scenario files: what an experiment is, read from YAML with every error located, and the notation
 * of durations, sizes and x values that files and the command line share.
 *
 * <p>Start at {@link io.duality.scenarios.spec.Scenario}; {@link
 * io.duality.scenarios.spec.ScenarioReader} makes one. Of the generator it uses the values that say
 * who sends which requests and when, and it knows nothing of machines and processes.
 */
@NullMarked
package io.duality.scenarios.spec;

import org.jspecify.annotations.NullMarked;
