/**
 * A thread for each connection, whatever kind of thread: the thread runs the blocking graph in
 * place and waits at its nodes.
 *
 * <p>Start at {@link io.duality.servers.blocking.ConnectionLoop}, then {@link
 * io.duality.servers.blocking.ThreadPerConnection}, which owns the threads. {@code threaded},
 * {@code virtual}, {@code knot-a} and {@code knot-c} differ in their {@link
 * java.util.concurrent.ThreadFactory} and in whom the {@link io.duality.servers.blocking.Acceptor}
 * favours.
 */
@NullMarked
package io.duality.servers.blocking;

import org.jspecify.annotations.NullMarked;
