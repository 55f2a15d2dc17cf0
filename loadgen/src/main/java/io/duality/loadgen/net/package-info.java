/**
 * Non-blocking TCP connections for one event loop: {@link io.duality.loadgen.net.Transport} and its
 * two mechanisms, epoll by native calls on Linux and the JDK's Selector everywhere. All native
 * calls are in {@code Libc}. Uses the JDK only; start reading at {@code Transport}.
 */
@NullMarked
package io.duality.loadgen.net;

import org.jspecify.annotations.NullMarked;
