/**
 * What a request does, whoever schedules it: the parser, the blocking graph of a request, the page
 * cache and the bytes of a response.
 *
 * <p>Data flows one way: bytes go into {@link io.duality.servers.http.Session}, {@link
 * io.duality.servers.http.Step}s come out, and the model that has run a step to its {@link
 * io.duality.servers.http.Reply} lets the session fill an output buffer. Nothing here starts a
 * thread, blocks, or knows a socket, but {@link io.duality.servers.http.ReadFile#run}, which blocks
 * on the disk in whatever thread a model chooses. Start at {@link io.duality.servers.http.Step}.
 *
 * <p>A chat is a stream: {@code /chat} joins a room and is answered with chunks, of which each
 * batch is a part of one long response and {@link io.duality.servers.http.Await} the step between
 * two of them. What {@code /say} brings wakes whoever waits there: a thread blocks in it, and an
 * event loop is told. Streams, and not a long poll, because they are what a thread for each
 * connection of VolanoMark blocks in, and cost no request for each batch.
 */
@NullMarked
package io.duality.servers.http;

import org.jspecify.annotations.NullMarked;
