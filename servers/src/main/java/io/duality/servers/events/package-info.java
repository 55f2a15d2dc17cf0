/**
 * What event-driven models share: one loop over a pluggable readiness mechanism.
 *
 * <p>Start at {@link io.duality.servers.events.EventLoop}, which is one turn of a loop, then {@link
 * io.duality.servers.events.Connection}. {@link io.duality.servers.events.Network} is what a
 * mechanism adds, {@link io.duality.servers.events.LoopModel} what a model adds; {@link
 * io.duality.servers.events.LoopServer} owns start and stop. May use the SPI, the handler core and
 * {@code nonblocking}; knows no mechanism.
 */
@NullMarked
package io.duality.servers.events;

import org.jspecify.annotations.NullMarked;
