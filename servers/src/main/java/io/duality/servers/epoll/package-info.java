/**
 * Event loops over Linux's epoll through Netty's native transport: Netty's channels and loops, none
 * of its codecs, the same handler core as every model. Linux only.
 *
 * <p>Start at {@link io.duality.servers.epoll.Connection}, the bridge between Netty's buffers and
 * the session of a connection; {@link io.duality.servers.epoll.Loop} holds what the connections of
 * one event loop share, {@link io.duality.servers.epoll.EpollServer} owns the threads.
 */
@NullMarked
package io.duality.servers.epoll;

import org.jspecify.annotations.NullMarked;
