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
  final Histogram connect = Latency.histogram();
  final Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
  final long[] statuses = new long[STATUSES];
  long beganNanos;
  long endedNanos;
  long completed;
  long bodyBytes;
  long wireBytes;
  long connects;
  long starved;
  long neverServed;
  double sumSquares;
  long longestWaitNanos;
  int clients;
  @Nullable String firstFailure;

  /** A request completed rightly. A negative time is a bug and throws, for it has no bucket. */
  void completed(Client client, long nowNanos) {
    long responseNanos = nowNanos - client.intendedNanos;
    response.recordValue(responseNanos);
    service.recordValue(nowNanos - client.startedNanos);
    waited(responseNanos);
    completed++;
    client.completions++;
    client.everServed = true;
    bodyBytes += client.parser.bodyBytes();
    wireBytes += client.parser.wireBytes();
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

  long errorsInAll() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Ends the window: takes the clients' counts, and starts them anew. */
  void end(Client[] all, long nowNanos) {
    endedNanos = nowNanos;
    clients = all.length;
    for (Client client : all) {
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
