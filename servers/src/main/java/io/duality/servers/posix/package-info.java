/**
 * Readiness by Linux's own calls through {@code java.lang.foreign}: select(2), and epoll(7) level-
 * and edge-triggered. Linux only.
 *
 * <p>Start at {@link io.duality.servers.posix.PosixNetwork}; {@link
 * io.duality.servers.posix.NativePoller} is what the mechanisms have in common, {@link
 * io.duality.servers.posix.Libc} the one place of native calls. May use {@code events}.
 */
@NullMarked
package io.duality.servers.posix;

import org.jspecify.annotations.NullMarked;
