package io.duality.servers.http;

import java.time.Duration;

/**
 * Waits for another service.
 *
 * @param length from 0 to {@link Site#MAX_PAUSE}
 * @param then where the request goes on
 */
public record Pause(Duration length, Step then) implements Step {}
