/**
 * JMH benchmarks. They show where the nanoseconds of a request go; what a model does with them is
 * for the scenarios to say. {@code experiments} has those of the literature.
 *
 * <p>{@code .ci/microbench} builds and runs them, with JMH's own options: {@code -prof gc} shows
 * that the cached-file path allocates nothing.
 */
@NullMarked
package io.duality.microbench;

import org.jspecify.annotations.NullMarked;
