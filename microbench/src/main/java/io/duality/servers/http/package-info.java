/**
 * JMH benchmarks of the handler core's own pieces, in its package because those are no one else's
 * business: the parser of requests, the handler, the encoder of responses. What they come to
 * together is {@link io.duality.microbench.SessionBenchmark}.
 */
@NullMarked
package io.duality.servers.http;

import org.jspecify.annotations.NullMarked;
