/**
 * A proactor: the kernel's readiness is turned into completions by the JDK's asynchronous channels,
 * and a pool of as many threads as the server may use runs the completion handlers. Whichever
 * thread is free takes the next completion, so that a connection is guarded by a lock and not by a
 * thread.
 *
 * <p>Start at {@link io.duality.servers.aio.Connection}; {@link io.duality.servers.aio.AioServer}
 * owns the channel group.
 */
@NullMarked
package io.duality.servers.aio;

import org.jspecify.annotations.NullMarked;
