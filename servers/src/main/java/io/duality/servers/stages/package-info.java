/**
 * What a staged server is made of (SEDA, SOSP'01): a stage is a bounded queue of events, the
 * threads that drain it, and its controllers, which size the pool and the batch and admit requests.
 * Knows nothing of HTTP and of sockets.
 *
 * <p>Start at {@link io.duality.servers.stages.Stage}. The controllers are pure: they are told the
 * time, so that the published rules are tested step by step. {@link
 * io.duality.servers.stages.StageOptions} has their parameters and where they come from.
 */
@NullMarked
package io.duality.servers.stages;

import org.jspecify.annotations.NullMarked;
