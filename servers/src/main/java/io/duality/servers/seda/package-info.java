/**
 * Stages: a request goes through read, parse, handle, cache-miss and write, each with a bounded
 * queue, a pool of threads and a controller that sizes the pool (SEDA, SOSP'01). A queue that is
 * full refuses, and the request is answered 503.
 *
 * <p>Start at {@link io.duality.servers.seda.SedaGraph}, which says what follows on what. What a
 * stage is stands in {@link io.duality.servers.stages}, where connections come from in {@link
 * io.duality.servers.pipeline}.
 */
@NullMarked
package io.duality.servers.seda;

import org.jspecify.annotations.NullMarked;
