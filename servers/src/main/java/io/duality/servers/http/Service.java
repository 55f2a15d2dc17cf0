package io.duality.servers.http;

import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import java.io.IOException;
import java.time.InstantSource;

/** What all sessions of one server share. Any thread may call it. */
public final class Service {
  private final Handler handler;
  private final Limits limits;
  private final Tally tally = new Tally();
  private final HttpClock clock;
  private volatile boolean stopping;

  /** A service with another handler or clock, for tests. */
  Service(Handler handler, Limits limits, InstantSource source) {
    this.handler = handler;
    this.limits = limits;
    clock = new HttpClock(source);
  }

  /**
   * The files and routes that a configuration asks for.
   *
   * @throws IOException if the root cannot be read
   */
  public static Service of(ServerConfig config) throws IOException {
    Site site = new Site(config.root(), config.cacheBytes(), config.work());
    return new Service(site, Limits.DEFAULT, InstantSource.system());
  }

  /** A session for a new connection. */
  public Session open() {
    return new Session(this);
  }

  /** From now on each response is the last of its connection, and none goes on without end. */
  public void stopping() {
    stopping = true;
    handler.stopping();
  }

  /** Whether {@link #stopping()} was called. */
  public boolean isStopping() {
    return stopping;
  }

  /** Where models count connections. */
  public Tally tally() {
    return tally;
  }

  /** The counters now. */
  public ServerCounters counters() {
    return tally.snapshot();
  }

  Handler handler() {
    return handler;
  }

  Limits limits() {
    return limits;
  }

  HttpClock clock() {
    return clock;
  }
}
