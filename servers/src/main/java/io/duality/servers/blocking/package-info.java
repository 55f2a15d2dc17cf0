/**
 * A thread for each connection, whatever kind of thread: the thread runs the blocking graph in
 * place and waits at its nodes.
 *
 * <p>Start at {@link io.duality.servers.blocking.ConnectionLoop}, then {@link
 * io.duality.servers.blocking.ThreadPerConnection}, which owns the threads. Used by the models
 * {@code threaded} and {@code virtual}, which differ in their {@link
 * java.util.concurrent.ThreadFactory}.
 */
@NullMarked
package io.duality.servers.blocking;

import org.jspecify.annotations.NullMarked;
