/**
 * What a request does, whoever schedules it: the parser, the blocking graph of a request, the page
 * cache and the bytes of a response.
 *
 * <p>Data flows one way: bytes go into {@link io.duality.servers.http.Session}, {@link
 * io.duality.servers.http.Step}s come out, and the model that has run a step to its {@link
 * io.duality.servers.http.Reply} lets the session fill an output buffer. Nothing here starts a
 * thread, blocks, or knows a socket, but {@link io.duality.servers.http.ReadFile#run}, which blocks
 * on the disk in whatever thread a model chooses. Start at {@link io.duality.servers.http.Step}.
 */
@NullMarked
package io.duality.servers.http;

import org.jspecify.annotations.NullMarked;
