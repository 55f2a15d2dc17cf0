/**
 * The load generator: many clients over HTTP/1.1, their measured connection ramp, and what they
 * recorded. Start reading at {@link io.duality.loadgen.LoadGenerator}; its event loops are {@code
 * EventLoop} (the cycle), {@code Arrivals} (when a request is due: {@code ClosedLoop}, {@code
 * OpenLoop}, {@code SessionLoop}, {@code ChatLoop}), {@code Exchanges} (a request on a connection)
 * and {@code Endings} (what came of it). Uses {@code net} for sockets, {@code http} for the
 * response parser and {@code files} for sets of files; knows no server, no scenario and no result
 * file.
 */
@NullMarked
package io.duality.loadgen;

import org.jspecify.annotations.NullMarked;
