/**
 * Readiness by a {@code java.nio} selector of whatever provider: the default one, which is epoll on
 * Linux, or the one over poll(2).
 *
 * <p>Start at {@link io.duality.servers.nio.NioNetwork}. May use {@code events}.
 */
@NullMarked
package io.duality.servers.nio;

import org.jspecify.annotations.NullMarked;
