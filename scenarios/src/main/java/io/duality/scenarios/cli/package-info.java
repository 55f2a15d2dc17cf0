/**
 * The command line: one scenario, or one of the verbs. Turns text into the types of the other
 * packages, and their results into lines and exit codes.
 *
 * <p>Start at {@link io.duality.scenarios.cli.Main}. Commands hold their options and little else,
 * so that {@code --help} loads no server, no generator and no chart. The only package that knows
 * system properties, the environment and the standard streams.
 */
@NullMarked
package io.duality.scenarios.cli;

import org.jspecify.annotations.NullMarked;
