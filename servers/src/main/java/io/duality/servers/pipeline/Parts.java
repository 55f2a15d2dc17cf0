package io.duality.servers.pipeline;

import io.duality.servers.http.Service;
import java.util.function.Consumer;

/**
 * What a graph is built on.
 *
 * @param failed takes what has no connection to be blamed on, and ends the server
 */
public record Parts(
    Service service,
    Readiness readiness,
    Endings endings,
    Refusals refusals,
    Consumer<Throwable> failed) {}
