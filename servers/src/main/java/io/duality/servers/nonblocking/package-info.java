/**
 * One connection on non-blocking input and output, whatever reports readiness or completion: the
 * session's steps, what a connection waits for and until when, and how it ends.
 *
 * <p>Start at {@link io.duality.servers.nonblocking.Conversation}; a model implements {@link
 * io.duality.servers.nonblocking.Link} with its sockets and {@link
 * io.duality.servers.nonblocking.Turns} with its loop. May use the handler core.
 */
@NullMarked
package io.duality.servers.nonblocking;

import org.jspecify.annotations.NullMarked;
