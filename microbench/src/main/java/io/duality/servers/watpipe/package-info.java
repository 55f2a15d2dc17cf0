/**
 * A JMH benchmark of watpipe's own hand-off, in its package because that is no one else's business.
 * Those of the other models are in {@link io.duality.microbench.HandOffBenchmark}.
 */
@NullMarked
package io.duality.servers.watpipe;

import org.jspecify.annotations.NullMarked;
