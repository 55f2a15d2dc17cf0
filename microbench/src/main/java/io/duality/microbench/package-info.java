/**
 * JMH benchmarks. They show where the nanoseconds of a request go; what a model does with them is
 * for the scenarios to say.
 *
 * <p>Run with {@code -prof gc} to see that the cached-file path allocates nothing.
 */
@NullMarked
package io.duality.microbench;

import org.jspecify.annotations.NullMarked;
