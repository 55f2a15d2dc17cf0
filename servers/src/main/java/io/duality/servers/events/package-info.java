/**
 * What event-driven models share: one loop over a pluggable readiness mechanism.
 *
 * <p>May use the SPI, the handler core and {@code nonblocking}.
 */
@NullMarked
package io.duality.servers.events;

import org.jspecify.annotations.NullMarked;
