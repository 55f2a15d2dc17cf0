package io.duality.loadgen;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one loop records between two commands. Written by the loop's thread alone, which hands it
 * over and goes on with a fresh one, so that no figure is ever read while it changes.
 */
final class Window {
  private static final int STATUSES = 600;

  final Histogram response = Latency.histogram();
  final Histogram service = Latency.histogram();
  final Histogram sendLag = Latency.histogram();
  final Histogram connect = Latency.histogram();
  final Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
  final long[] statuses = new long[STATUSES];
  long beganNanos;
  long endedNanos;
  long completed;

  /** When the last of them was. */
  long lastNanos;

  /** Requests, and connects for one, that have ended in whatever way. */
  long ended;

  /** Requests that were due, whether they could be begun or not. */
  long offered;

  /** Of those completed, the ones that came after their deadline. */
  long missedDeadline;

  long bodyBytes;
  long wireBytes;
  long connects;
  long starved;
  long neverServed;
  double sumSquares;
  long longestWaitNanos;
  int clients;

  /** Connections that were to stay idle and have been lost by its end. */
  int idleLost;

  long restedNanos;

  /** Connections established at its end. */
  int open;

  @Nullable String firstFailure;

  /** A request completed rightly. A negative time is a bug and throws, for it has no bucket. */
  void completed(Client client, long nowNanos) {
    long responseNanos = nowNanos - client.intendedNanos;
    response.recordValue(responseNanos);
    service.recordValue(nowNanos - client.startedNanos);
    waited(responseNanos);
    completed++;
    lastNanos = nowNanos;
    client.completions++;
    client.everServed = true;
    bodyBytes += client.parser.bodyBytes();
    wireBytes += client.parser.wireBytes();
  }

  /** A listener has heard a message; see {@link #completed}. */
  void heard(Client listener, long dueNanos, long saidNanos, long nowNanos, int bytes) {
    response.recordValue(nowNanos - dueNanos);
    service.recordValue(nowNanos - saidNanos);
    waited(nowNanos - dueNanos);
    completed++;
    ended++;
    lastNanos = nowNanos;
    listener.completions++;
    listener.everServed = true;
    bodyBytes += bytes;
    wireBytes += bytes;
  }

  /** So many requests became due. */
  void offered(long requests) {
    offered += requests;
  }

  /**
   * A request's connect, or its send, was begun.
   *
   * @param lagNanos since its intended start
   */
  void began(long lagNanos) {
    sendLag.recordValue(lagNanos);
  }

  void established(long nanos) {
    connects++;
    connect.recordValue(nanos);
  }

  void failed(ErrorKind kind, String message) {
    errors.merge(kind, 1L, Long::sum);
    if (firstFailure == null) {
      firstFailure = kind.key() + ": " + message;
    }
  }

  void waited(long nanos) {
    longestWaitNanos = Math.max(longestWaitNanos, nanos);
  }

  /** From its begin to the last completion. */
  long activeNanos() {
    return completed == 0 ? 0 : lastNanos - beganNanos;
  }

  long errorsInAll() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Goes on with what the next interval of the same window recorded, so that the sum is what one
   * window would hold. The clients' counts are the later one's: they run through the intervals.
   */
  void append(Window later) {
    response.add(later.response);
    service.add(later.service);
    sendLag.add(later.sendLag);
    connect.add(later.connect);
    later.errors.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
    for (int status = 0; status < STATUSES; status++) {
      statuses[status] += later.statuses[status];
    }
    completed += later.completed;
    ended += later.ended;
    offered += later.offered;
    missedDeadline += later.missedDeadline;
    bodyBytes += later.bodyBytes;
    wireBytes += later.wireBytes;
    connects += later.connects;
    waited(later.longestWaitNanos);
    endedNanos = later.endedNanos;
    lastNanos = later.completed == 0 ? lastNanos : later.lastNanos;
    open = later.open;
    idleLost = later.idleLost;
    restedNanos += later.restedNanos;
    clients = later.clients;
    starved = later.starved;
    neverServed = later.neverServed;
    sumSquares = later.sumSquares;
    if (firstFailure == null) {
      firstFailure = later.firstFailure;
    }
  }

  /** Ends the window: takes the clients' counts, and starts them anew. */
  void end(Client[] all, long nowNanos) {
    for (Client client : all) {
      if (client.role == Client.Role.TALKS) {
        continue;
      }
      clients++;
      if (client.completions == 0) {
        starved++;
      }
      if (!client.everServed) {
        neverServed++;
      }
      sumSquares += (double) client.completions * client.completions;
      client.completions = 0;
      if (client.underWay()) {
        waited(nowNanos - client.intendedNanos);
      }
    }
  }
}
