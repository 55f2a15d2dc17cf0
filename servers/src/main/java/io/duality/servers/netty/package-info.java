/**
 * Event loops over Netty's native transports: Netty's channels and loops, none of its codecs, the
 * same handler core as every model. Used by the models {@code epoll}, {@code io-uring} and {@code
 * kqueue}, each of which is a {@link io.duality.servers.netty.NettyModel} with one {@link
 * io.duality.servers.netty.Transport}.
 *
 * <p>Start at {@link io.duality.servers.netty.Connection}, the bridge between Netty's buffers and
 * the conversation of a connection; {@link io.duality.servers.netty.Loop} holds what the
 * connections of one event loop share, {@link io.duality.servers.netty.NettyServer} owns the
 * threads.
 */
@NullMarked
package io.duality.servers.netty;

import org.jspecify.annotations.NullMarked;
