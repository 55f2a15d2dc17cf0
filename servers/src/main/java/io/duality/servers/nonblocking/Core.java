package io.duality.servers.nonblocking;

import io.duality.servers.accept.Activity;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import org.jspecify.annotations.Nullable;

/**
 * What the conversations of one server share.
 *
 * @param helpers read what is not in the page cache; null if that is done in place, while the loop
 *     waits
 * @param activity which of them are runnable, for an acceptor that asks
 */
public record Core(
    Service service, @Nullable DiskHelpers helpers, Timeouts timeouts, Activity activity) {

  /** Where no acceptor asks who is runnable. */
  public Core(Service service, @Nullable DiskHelpers helpers, Timeouts timeouts) {
    this(service, helpers, timeouts, new Activity(false));
  }
}
