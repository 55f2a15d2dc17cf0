/**
 * What every running server does alike, whatever its concurrency model: it tells its port, its
 * counters and its end, fails as a whole, and stops once however many ask for it. Some need a timer
 * with a thread of its own, too.
 *
 * <p>Start at {@link io.duality.servers.lifecycle.Lifecycle}. May use the SPI and the handler core.
 */
@NullMarked
package io.duality.servers.lifecycle;

import org.jspecify.annotations.NullMarked;
