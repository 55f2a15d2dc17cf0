/**
 * What the frameworks have in common: the files and routes that they serve, apart from any HTTP
 * stack, and the counts. Each framework has a package of its own below this one, which sees this
 * one, the SPI and its own library; parsing, writing, scheduling and keeping connections alive are
 * the library's, with its defaults unless they would stop a benchmark.
 *
 * <p>Start at {@link io.duality.frameworks.Application}. Not every library tells of its
 * connections: where it does not, {@code accepted} and {@code closed} stay 0 in the counters.
 */
@NullMarked
package io.duality.frameworks;

import org.jspecify.annotations.NullMarked;
