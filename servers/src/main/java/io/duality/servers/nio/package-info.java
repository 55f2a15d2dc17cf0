/**
 * The JDK's Selector: N event loops, each with the connections that it was given.
 *
 * <p>Start at {@link io.duality.servers.nio.EventLoop}, which is one turn of a loop, then {@link
 * io.duality.servers.nio.Connection}, the state machine of a connection. {@link
 * io.duality.servers.nio.NioServer} owns threads, start, failure and stop.
 */
@NullMarked
package io.duality.servers.nio;

import org.jspecify.annotations.NullMarked;
