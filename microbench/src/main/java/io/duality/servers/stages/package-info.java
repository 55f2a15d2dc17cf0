/**
 * JMH benchmarks of a stage's own pieces, in its package because those are no one else's business.
 * What a stage's whole hand-off costs is in {@link io.duality.microbench.HandOffBenchmark}.
 */
@NullMarked
package io.duality.servers.stages;

import org.jspecify.annotations.NullMarked;
