package io.duality.servers.nonblocking;

import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import org.jspecify.annotations.Nullable;

/**
 * What the conversations of one server share.
 *
 * @param helpers read what is not in the page cache; null if that is done in place, while the loop
 *     waits
 */
public record Core(Service service, @Nullable DiskHelpers helpers, Timeouts timeouts) {}
