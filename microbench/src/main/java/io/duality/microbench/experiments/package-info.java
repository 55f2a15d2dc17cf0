/**
 * The experiments of the literature that need no server: each class with {@code @Benchmark} methods
 * is one, named by its source, with the workload as published; {@code scenarios/} sets its
 * parameters. What it measures is assembled by a class without JMH, which the tests use too.
 *
 * <p>Start at {@link io.duality.microbench.experiments.ProducerConsumer}. {@link
 * io.duality.microbench.experiments.Crew} has the threads, {@link
 * io.duality.microbench.experiments.Progress} what JMH's thread counts. Nothing here may wait
 * without a deadline, or leave a thread or a descriptor behind.
 */
@NullMarked
package io.duality.microbench.experiments;

import org.jspecify.annotations.NullMarked;
