/**
 * JMH benchmarks of the load generator's own pieces, in its package because those are no one else's
 * business. Start reading at {@link io.duality.loadgen.ScheduleBenchmark}.
 */
@NullMarked
package io.duality.loadgen;

import org.jspecify.annotations.NullMarked;
