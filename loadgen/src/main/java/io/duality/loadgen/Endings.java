package io.duality.loadgen;

import io.duality.loadgen.Client.State;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.NetFailure;
import io.duality.loadgen.net.Transport;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How exchanges end: each is recorded once, as completed or as one kind of error, and then told to
 * who decides what its client does next. Confined to its loop's thread.
 *
 * <p>The clock is read once for each response, after its last byte was read, and that stamp also
 * starts the client's next request if there is no think time. What lies between the stamp and the
 * send is well below a microsecond.
 */
final class Endings {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final Transport transport;
  private final LongSupplier clock;
  private final BodyWitness witness;
  private final Gathering gathering;
  private final int requestsPerConnection;
  private final long deadlineNanos;

  private Outcomes outcomes = Nobody.NOBODY;
  private Window window;
  private int open;
  private int heldLost;

  Endings(
      LoadConfig config,
      Transport transport,
      BodyWitness witness,
      Gathering gathering,
      LongSupplier clock,
      Window window) {
    requestsPerConnection = config.population().requestsPerConnection();
    Duration deadline = config.limits().deadline();
    deadlineNanos = deadline.isZero() ? Long.MAX_VALUE : deadline.toNanos();
    this.transport = transport;
    this.witness = witness;
    this.gathering = gathering;
    this.clock = clock;
    this.window = window;
  }

  void reportTo(Outcomes next) {
    outcomes = next;
  }

  void recordIn(Window next) {
    window = next;
  }

  /** Connections established now. */
  int open() {
    return open;
  }

  /** Connections that were to stay idle and have been lost. */
  int heldLost() {
    return heldLost;
  }

  /** A connection that was to stay idle has been lost. */
  void lostHeld() {
    heldLost++;
  }

  /** Requests have become due. */
  void offered(long requests) {
    window.offered(requests);
  }

  /** A request that was due so long ago is begun. */
  void began(long lagNanos) {
    window.began(lagNanos);
  }

  /** A connect has succeeded. */
  void established(Client client) {
    long nowNanos = clock.getAsLong();
    client.connected = true;
    open++;
    window.established(nowNanos - client.startedNanos);
    outcomes.onConnected(client, nowNanos);
  }

  /**
   * A response is complete.
   *
   * @param excess whether bytes came behind it
   * @param hangup whether the server has closed
   */
  void completed(Client client, boolean excess, boolean hangup) {
    long nowNanos = clock.getAsLong();
    if (excess) {
      fail(client, ErrorKind.PROTOCOL, "bytes after the end of the response");
      return;
    }
    gathering.answered(nowNanos - client.startedNanos);
    record(client, nowNanos);
    client.failures = 0;
    client.served++;
    boolean last = client.served == requestsPerConnection;
    if (last || hangup || !client.parser.persistent() || client.state == State.SENDING) {
      close(client);
    }
    outcomes.onResponse(client, nowNanos);
  }

  private void record(Client client, long nowNanos) {
    ResponseParser response = client.parser;
    window.statuses[response.status()]++;
    ErrorKind verdict = witness.verdict(client.request, response);
    if (verdict == null && client.role != Client.Role.ASKS) {
      // What it is for is counted where it is heard.
      return;
    }
    window.ended++;
    if (verdict == null) {
      window.completed(client, nowNanos);
      if (nowNanos - client.intendedNanos > deadlineNanos) {
        window.missedDeadline++;
      }
    } else {
      window.failed(verdict, witness.objection(verdict, client.request, response));
      window.waited(nowNanos - client.intendedNanos);
    }
  }

  /** Gives up waiting. */
  void expire(Client client, long nowNanos) {
    boolean connecting = client.state == State.CONNECTING;
    long waitedMillis = (nowNanos - client.startedNanos) / NANOS_PER_MILLI;
    String what = connecting ? "no connection" : "no complete response";
    fail(client, ErrorKind.TIMEOUT, what + " within " + waitedMillis + " ms");
  }

  /** An exchange, or a connect, has failed. */
  void fail(Client client, ErrorKind kind, String message) {
    long nowNanos = clock.getAsLong();
    close(client);
    client.failures++;
    window.ended++;
    window.failed(kind, message);
    window.waited(nowNanos - client.intendedNanos);
    outcomes.onFailure(client, nowNanos);
  }

  /** Closes the client's connection, if it has one. */
  void close(Client client) {
    transport.close(client.slot);
    if (client.connected) {
      client.connected = false;
      open--;
    }
  }

  /** The transport's last failure ended an exchange or a connect. */
  void failOnTransport(Client client, ErrorKind ofLocalCauses) {
    NetFailure failure = transport.failure();
    fail(client, kindOf(failure, ofLocalCauses), failure.message());
  }

  /** A listener has heard a message. */
  void heard(Client listener, long dueNanos, long saidNanos, long nowNanos, int bytes) {
    window.heard(listener, dueNanos, saidNanos, nowNanos, bytes);
  }

  /** Something ended otherwise than it should have, and no exchange has failed by it. */
  void broken(String what) {
    window.failed(ErrorKind.PROTOCOL, what);
  }

  /** Bytes came for which nobody has asked. */
  void unasked() {
    broken("bytes without a request");
  }

  private static ErrorKind kindOf(NetFailure failure, ErrorKind otherwise) {
    return switch (failure.cause()) {
      case REFUSED -> ErrorKind.REFUSED;
      case RESET -> ErrorKind.RESET;
      case TIMED_OUT -> ErrorKind.TIMEOUT;
      case LOCAL -> otherwise;
    };
  }
}
