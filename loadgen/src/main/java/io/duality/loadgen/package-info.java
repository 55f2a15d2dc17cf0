/**
 * The load generator: many clients in a closed loop over HTTP/1.1, their measured connection ramp,
 * and what they recorded. Start reading at {@link io.duality.loadgen.LoadGenerator}; its event
 * loops are {@code EventLoop} (the cycle), {@code Exchanges} (a request on a connection), {@code
 * Endings} (what came of it) and {@code ClosedLoop} (when the next one is due). Uses {@code net}
 * for sockets and {@code http} for the response parser; knows no server, no scenario and no result
 * file.
 */
@NullMarked
package io.duality.loadgen;

import org.jspecify.annotations.NullMarked;
