package io.duality.loadgen;

/**
 * Clients in a closed loop against one server, in phases: {@link #connect}, {@link #load}, {@link
 * #mark}, {@link #report}, {@link #stop}. Mark and report may be repeated; each report covers the
 * time since the last mark or report. Not thread-safe: one thread calls the phases. Any method
 * throws {@link LoadFailedException} once a loop has died.
 */
public final class LoadGenerator implements AutoCloseable {
  private final java.util.Queue<ConnectReport> ramps = new java.util.ArrayDeque<>();
  private final java.util.Queue<LoadReport> reports = new java.util.ArrayDeque<>();
  private final java.util.Queue<Progress> glances = new java.util.ArrayDeque<>();
  private final java.util.Queue<LoadTotals> totals = new java.util.ArrayDeque<>();

  private LoadGenerator() {}

  /**
   * Resolves the host, and starts the event loops, which do nothing yet.
   *
   * @throws LoadFailedException if that fails, with a message for the user
   */
  public static LoadGenerator open(LoadConfig config) {
    config.clients();
    return new LoadGenerator();
  }

  /** The ramp: connects each client once and returns when each is established or has failed. */
  public ConnectReport connect() throws InterruptedException {
    return ramps.remove();
  }

  /** Clients begin, spread evenly over one think time. Those not connected connect when due. */
  public void load() throws InterruptedException {}

  /** Begins the measured window. */
  public void mark() throws InterruptedException {}

  /** A glance at the load, cheap enough for several a second. */
  public Progress progress() throws InterruptedException {
    return glances.remove();
  }

  /** Ends the window and hands it over; the load goes on. */
  public LoadReport report() throws InterruptedException {
    return reports.remove();
  }

  /**
   * No new request; those under way are waited for, each up to its timeout. Then all connections
   * are closed.
   */
  public LoadTotals stop() throws InterruptedException {
    return totals.remove();
  }

  /** Ends at once what still runs. Idempotent. */
  @Override
  public void close() {}
}
