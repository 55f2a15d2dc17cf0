package io.duality.loadgen;

import io.duality.loadgen.net.Transport;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The cycle of one share of the clients: commands, timeouts, requests that are due, and whatever
 * the transport tells. Other threads enter by {@link #submit} alone: it queues the command and then
 * wakes the transport, and the cycle looks at the queue after each poll, so that a command is seen
 * either before the next poll or by the poll's end. All else is confined to the thread that runs
 * the cycle.
 */
final class EventLoop implements AutoCloseable {
  private final Client[] clients;

  /** Those of them that send requests; the others, behind them, stay idle. */
  private final Client[] active;

  private final Transport transport;
  private final LongSupplier clock;
  private final Endings endings;
  private final Exchanges exchanges;
  private final TimeoutSweep timeouts;
  private final Arrivals arrivals;
  private final Gathering gathering = new Gathering();
  private final double connectsPerSecond;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private Window window = new Window();
  private @Nullable Ramp ramp;
  private boolean loading;

  EventLoop(
      LoadConfig config,
      RequestTable requests,
      Client[] clients,
      Transport transport,
      LongSupplier clock,
      LoopPlan plan) {
    this.clients = clients;
    active = plan.idle() == 0 ? clients : Arrays.copyOf(clients, clients.length - plan.idle());
    this.transport = transport;
    this.clock = clock;
    connectsPerSecond = plan.connectsPerSecond();
    BodyWitness witness = new BodyWitness(config, transport.buffer());
    endings = new Endings(config, transport, witness, gathering, clock, window);
    exchanges = plan.exchanges(requests, transport, clients, witness, endings, clock);
    timeouts = new TimeoutSweep(endings, clients, config.limits().timeout(), clock.getAsLong());
    arrivals = plan.arrivals(exchanges, endings, clients, active, clock);
  }

  /** Queues a command for the cycle. Any thread. */
  void submit(Runnable command) {
    commands.add(command);
    transport.wakeup();
  }

  /**
   * One cycle.
   *
   * @param cycleNanos the clock's time
   * @param longestWaitNanos for something to happen
   * @return how much was done; 0 if nothing happened
   */
  int runOnce(long cycleNanos, long longestWaitNanos) {
    int commands = runCommands();
    // A command has begun things at a time of its own, before which none of them may start.
    long nowNanos = commands == 0 ? cycleNanos : clock.getAsLong();
    int work = commands + exchanges.goOn(nowNanos);
    if (ramp != null) {
      work += ramp.advance(nowNanos);
    }
    timeouts.run(nowNanos);
    if (loading) {
      work += arrivals.startDue(nowNanos);
    }
    long waitNanos = waitNanos(work, nowNanos, longestWaitNanos);
    long restNanos = gathering.restNanos(nowNanos, waitNanos);
    if (restNanos > 0) {
      rest(restNanos);
    }
    int ready = transport.poll(waitNanos - restNanos);
    gathering.polled(ready);
    for (int i = 0; i < ready; i++) {
      int slot = transport.readySlot(i);
      // Negative: woken for a command.
      if (slot >= 0) {
        exchanges.onReady(slot, transport.readyFlags(i));
      }
    }
    return work + ready;
  }

  private void rest(long nanos) {
    long beganNanos = clock.getAsLong();
    transport.rest(nanos);
    window.restedNanos += clock.getAsLong() - beganNanos;
  }

  private int runCommands() {
    int count = 0;
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
      count++;
    }
    return count;
  }

  /**
   * Where something was done there may be more at once. Else the next deadline is waited for, and
   * the cycle's time still holds.
   */
  private long waitNanos(int work, long nowNanos, long longestNanos) {
    if (work > 0) {
      return 0;
    }
    long untilDue =
        loading
            ? arrivals.nextDueNanos(nowNanos) - nowNanos
            : ramp == null ? longestNanos : ramp.nextNanos(nowNanos) - nowNanos;
    long untilLine = exchanges.nextNanos(nowNanos) - nowNanos;
    long untilTimeout = timeouts.nextNanos() - nowNanos;
    return Math.clamp(Math.min(Math.min(untilDue, untilLine), untilTimeout), 0, longestNanos);
  }

  /** Begins the ramp; the future gets its nanoseconds. */
  void ramp(CompletableFuture<Long> done) {
    Ramp begun = new Ramp(exchanges, rampedUp(), connectsPerSecond, done, clock.getAsLong());
    ramp = begun;
    endings.reportTo(begun);
  }

  private Client[] rampedUp() {
    int first = arrivals.connectedFirst();
    return Stream.concat(
            Arrays.stream(clients, 0, first), Arrays.stream(clients, active.length, clients.length))
        .toArray(Client[]::new);
  }

  /** How many connections the ramp makes. */
  int toBeConnected() {
    return arrivals.connectedFirst() + clients.length - active.length;
  }

  /** Begins the load. */
  void load() {
    ramp = null;
    for (int i = active.length; i < clients.length; i++) {
      hold(clients[i]);
    }
    endings.reportTo(arrivals);
    arrivals.begin(clock.getAsLong());
    loading = true;
  }

  private void hold(Client client) {
    client.state = Client.State.HELD;
    if (!client.connected) {
      endings.lostHeld();
    }
  }

  /** Ends the load; the future completes when no request is under way. */
  void drain(CompletableFuture<Void> done) {
    arrivals.drain(done);
  }

  /** Ends the drain at once; how many requests were still under way. */
  int abandon() {
    return arrivals.abandon();
  }

  /** Ends the window, hands it over and goes on with a fresh one. */
  Window swap(Window fresh) {
    long nowNanos = clock.getAsLong();
    window.end(active, nowNanos);
    return exchange(fresh, nowNanos);
  }

  /** The same for an interval: the window goes on, and with it each client's count. */
  Window cut(Window fresh) {
    return exchange(fresh, clock.getAsLong());
  }

  private Window exchange(Window fresh, long nowNanos) {
    if (loading) {
      arrivals.countUntil(nowNanos);
    }
    Window ended = window;
    ended.endedNanos = nowNanos;
    ended.open = endings.open();
    ended.idleLost = endings.heldLost();
    fresh.beganNanos = nowNanos;
    endings.recordIn(fresh);
    window = fresh;
    return ended;
  }

  /** A glance at the window. */
  Progress glance(Histogram response) {
    window.response.copyInto(response);
    return new Progress(window.completed, window.errorsInAll(), window.ended, endings.open(), 0);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    transport.close();
  }
}
