/**
 * Connections that go from thread to thread: what the models have in common whose stages read,
 * parse, handle and write in different threads. A connection belongs to one of them at a time, or
 * to the thread of {@link io.duality.servers.pipeline.Readiness} while it waits.
 *
 * <p>Start at {@link io.duality.servers.pipeline.Connection}, which is the event, then {@link
 * io.duality.servers.pipeline.Graph}, which each model implements. {@link
 * io.duality.servers.pipeline.PipelineServer} owns the threads. May use the handler core, the
 * stages and the lifecycle.
 */
@NullMarked
package io.duality.servers.pipeline;

import org.jspecify.annotations.NullMarked;
