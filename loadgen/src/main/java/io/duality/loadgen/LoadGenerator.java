package io.duality.loadgen;

import io.duality.loadgen.net.Endpoints;
import io.duality.loadgen.net.ProcessCpu;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/**
 * Clients against one server, in phases: {@link #connect}, {@link #load}, {@link #mark}, {@link
 * #interval}, {@link #report}, {@link #stop}. Mark, interval and report may be repeated; each
 * report covers the time since the last mark or report, or since the load began, and is the sum of
 * the intervals in it. Not thread-safe: one thread calls the phases, in this order. Any method
 * throws {@link LoadFailedException} once a loop has died.
 */
public final class LoadGenerator implements AutoCloseable {
  private enum Phase {
    OPEN,
    CONNECTED,
    LOADING,
    STOPPED
  }

  /** Longer than the longest timeout, at which a request ends in any case. */
  private static final Duration ANY_TIMEOUT = Duration.ofHours(2);

  private final LoadConfig config;
  private final Loops loops;
  private final Account account = new Account();
  private Phase phase = Phase.OPEN;
  private long markedCpuNanos;
  private long cutCpuNanos;

  /** What the intervals of the window under way held, a window for each loop; or empty. */
  private List<Window> soFar = List.of();

  private LoadGenerator(LoadConfig config, Loops loops) {
    this.config = config;
    this.loops = loops;
  }

  /**
   * Resolves the host, and starts the event loops, which do nothing yet.
   *
   * @throws LoadFailedException if that fails, with a message for the user
   * @throws IllegalArgumentException if a source is no address of this machine, or of another
   *     family than the target
   */
  public static LoadGenerator open(LoadConfig config) {
    return new LoadGenerator(config, new Loops(config, endpoints(config), System::nanoTime));
  }

  /**
   * Refuses what {@link #open} would refuse, and opens nothing.
   *
   * @throws LoadFailedException as {@link #open} does
   * @throws IllegalArgumentException as {@link #open} does
   */
  public static void check(LoadConfig config) {
    endpoints(config);
  }

  private static Endpoints endpoints(LoadConfig config) {
    Target target = config.request().target();
    try {
      InetAddress address = InetAddress.getByName(target.host());
      return new Endpoints(
          new InetSocketAddress(address, target.port()), SourceAddresses.of(config, address));
    } catch (UnknownHostException e) {
      throw new LoadFailedException("host " + target.host() + ": not known; give an address", e);
    }
  }

  /**
   * The ramp: connects each client that is active from the begin on, and each idle one, once, and
   * returns when each is established or has failed. A session makes its connection when it begins.
   */
  public ConnectReport connect() throws InterruptedException {
    advance(Phase.CONNECTED, Phase.OPEN);
    int asked = loops.onEach(EventLoop::toBeConnected).stream().mapToInt(n -> n).sum();
    List<Long> nanos = loops.<Long>untilDone(EventLoop::ramp);
    WindowSum ramp = new WindowSum(swap());
    return new ConnectReport(
        asked,
        (int) ramp.sum(window -> window.connects),
        nanos.stream().mapToLong(Long::longValue).max().orElse(0),
        ramp.histogram(window -> window.connect),
        ramp.errors(),
        ramp.firstFailure());
  }

  /**
   * Clients begin, spread evenly over one think time. Those not connected connect when due. A
   * generator that was not connected before connects all of them so.
   */
  public void load() throws InterruptedException {
    advance(Phase.LOADING, Phase.OPEN, Phase.CONNECTED);
    // What happened before the load, such as a server's close of idle connections, is not its own.
    swap();
    begin(ProcessCpu.nanos());
    loops.onEach(loop -> {
      loop.load();
      return true;
    });
  }

  /** Begins the measured window. */
  public void mark() throws InterruptedException {
    advance(Phase.LOADING, Phase.LOADING);
    List<Window> ended = swap();
    begin(ProcessCpu.nanos());
    account.add(ended);
  }

  private void begin(long cpuNanos) {
    markedCpuNanos = cpuNanos;
    cutCpuNanos = cpuNanos;
    soFar = List.of();
  }

  /**
   * Hands over what was recorded since the last interval, mark or report; the window goes on. Costs
   * each loop no more than an exchange of two references.
   */
  public LoadReport interval() throws InterruptedException {
    advance(Phase.LOADING, Phase.LOADING);
    List<Window> ended = cut();
    long cpuNanos = ProcessCpu.nanos();
    LoadReport interval = new WindowSum(ended).report(turns(), cpuNanos - cutCpuNanos);
    cutCpuNanos = cpuNanos;
    account.add(ended);
    soFar = appended(ended);
    return interval;
  }

  private TurnClock turns() {
    return TurnClock.of(config.shape());
  }

  private List<Window> appended(List<Window> later) {
    if (soFar.isEmpty()) {
      return later;
    }
    for (int loop = 0; loop < later.size(); loop++) {
      soFar.get(loop).append(later.get(loop));
    }
    return soFar;
  }

  /** A glance at the load, cheap enough for several a second. */
  public Progress progress() throws InterruptedException {
    advance(Phase.LOADING, Phase.LOADING);
    record Glance(Progress progress, Histogram response) {}
    List<Glance> glances =
        loops.onEach(loop -> {
          Histogram response = Latency.histogram();
          return new Glance(loop.glance(response), response);
        });
    return account.progress(
        glances.stream().map(Glance::progress).toList(),
        glances.stream().map(Glance::response).toList());
  }

  /** Ends the window and hands it over; the load goes on, and with it the next window. */
  public LoadReport report() throws InterruptedException {
    advance(Phase.LOADING, Phase.LOADING);
    List<Window> ended = swap();
    long cpuNanos = ProcessCpu.nanos();
    account.add(ended);
    LoadReport report = new WindowSum(appended(ended)).report(turns(), cpuNanos - markedCpuNanos);
    begin(cpuNanos);
    return report;
  }

  /**
   * No new request; those under way are waited for, each up to its timeout. Then all connections
   * are closed.
   */
  public LoadTotals stop() throws InterruptedException {
    return stop(ANY_TIMEOUT);
  }

  /**
   * The same within a time.
   *
   * @param grace after which requests that are still under way are given up, and counted as such;
   *     zero or more
   */
  public LoadTotals stop(Duration grace) throws InterruptedException {
    advance(Phase.STOPPED, Phase.LOADING);
    account.add(swap());
    boolean drained = loops.doneWithin(grace, EventLoop::drain);
    int unanswered = drained ? 0 : loops.onEach(EventLoop::abandon).stream().mapToInt(n -> n).sum();
    List<Window> drain = swap();
    account.add(drain);
    loops.close();
    return account.totals(new WindowSum(drain).sum(window -> window.completed), unanswered);
  }

  private List<Window> swap() throws InterruptedException {
    Queue<Window> fresh = fresh();
    return loops.onEach(loop -> loop.swap(fresh.remove()));
  }

  private List<Window> cut() throws InterruptedException {
    Queue<Window> fresh = fresh();
    return loops.onEach(loop -> loop.cut(fresh.remove()));
  }

  /** Made here, and not on the loops' threads: a window is more than a megabyte to clear. */
  private Queue<Window> fresh() {
    Queue<Window> fresh = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < config.engine().threads(); i++) {
      fresh.add(new Window());
    }
    return fresh;
  }

  private void advance(Phase to, Phase... from) {
    if (!List.of(from).contains(phase)) {
      throw new IllegalStateException("not possible when " + phase);
    }
    phase = to;
  }

  /**
   * Completes, exceptionally and never otherwise, when a loop has died. For a caller that would
   * wait for something else meanwhile.
   */
  public CompletionStage<Void> death() {
    return loops.death().minimalCompletionStage();
  }

  /** Ends at once what still runs. Idempotent. */
  @Override
  public void close() {
    loops.close();
  }
}
