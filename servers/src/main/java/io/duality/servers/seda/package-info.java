/**
 * Stages: a request goes through read, parse, handle, cache-miss and write, each with a bounded
 * queue, a pool of threads and a controller that sizes the pool (SEDA, SOSP'01). A queue that is
 * full refuses, and the request is answered 503.
 *
 * <p>Start at {@link io.duality.servers.seda.Stage}, then {@link io.duality.servers.seda.Pipeline},
 * which says what follows on what, and {@link io.duality.servers.seda.Readiness}, where events come
 * from. {@link io.duality.servers.seda.SedaServer} owns the threads.
 */
@NullMarked
package io.duality.servers.seda;

import org.jspecify.annotations.NullMarked;
