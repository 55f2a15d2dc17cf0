package io.duality.loadgen;

import io.duality.loadgen.Client.State;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.NetFailure;
import io.duality.loadgen.net.Transport;
import java.util.function.LongSupplier;

/**
 * Requests on connections, from the connect to the verdict. Confined to its loop's thread. A
 * connection's failure closes that connection and counts its kind once.
 *
 * <pre>
 * IDLE or WAITING --connect--> CONNECTING --writable--> onConnected
 *        |                         '--failed, timeout--> onFailure
 *        '--send--> (SENDING -->) RECEIVING --complete--> onResponse
 *                      '--------------'-----failed, timeout--> onFailure
 * </pre>
 *
 * <p>The clock is read once for each response, after its last byte was read, and that stamp also
 * starts the client's next request if there is no think time. What lies between the stamp and the
 * send is well below a microsecond.
 */
final class Exchanges {
  /** Bounds what one large body takes before others have their turn: 1 MiB. */
  private static final int READS_PER_EVENT = 16;

  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final Transport transport;
  private final byte[] buffer;
  private final Client[] clients;
  private final LongSupplier clock;
  private final BodyWitness witness;
  private final int requestBytes;
  private final int requestsPerConnection;
  private final UnreadSlots unread;

  private Outcomes outcomes = Nobody.NOBODY;
  private Window window;
  private int open;

  Exchanges(
      LoadConfig config,
      int requestBytes,
      Transport transport,
      Client[] clients,
      LongSupplier clock,
      Window window) {
    this.requestBytes = requestBytes;
    this.transport = transport;
    this.clients = clients;
    this.clock = clock;
    this.window = window;
    buffer = transport.buffer();
    unread = new UnreadSlots(clients.length);
    witness = new BodyWitness(config, buffer);
    requestsPerConnection = config.requestsPerConnection();
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

  void connect(Client client, long nowNanos) {
    client.startedNanos = nowNanos;
    client.state = State.CONNECTING;
    client.served = 0;
    if (!transport.connect(client.slot, client.source)) {
      fail(client, kindOf(transport.failure(), ErrorKind.CONNECT), transport.failure().message());
    }
  }

  /** Sends the request on an established connection; {@code nowNanos} is its actual start. */
  void send(Client client, long nowNanos) {
    client.startedNanos = nowNanos;
    client.parser.start();
    client.checked = witness.takesNext();
    client.written = 0;
    client.state = State.SENDING;
    sendRest(client);
  }

  private void sendRest(Client client) {
    int sent = transport.write(client.slot, client.written);
    if (sent == Transport.FAILED) {
      fail(client, kindOf(transport.failure(), ErrorKind.RESET), transport.failure().message());
      return;
    }
    client.written += sent;
    if (client.written == requestBytes) {
      client.state = State.RECEIVING;
    }
  }

  /** Handles what the transport tells of a slot. */
  void onReady(int slot, int flags) {
    Client client = clients[slot];
    switch (client.state) {
      case RECEIVING -> receive(client, flags);
      case CONNECTING -> onConnectDecided(client, flags);
      case SENDING -> onWritable(client, flags);
      case IDLE, WAITING -> onIdleReady(client, flags);
      case RETIRED -> {
        // Its socket was closed in this very cycle.
      }
    }
  }

  private void onConnectDecided(Client client, int flags) {
    if ((flags & Transport.WRITABLE) == 0) {
      return;
    }
    if (!transport.finishConnect(client.slot)) {
      fail(client, kindOf(transport.failure(), ErrorKind.CONNECT), transport.failure().message());
      return;
    }
    long nowNanos = clock.getAsLong();
    client.connected = true;
    open++;
    window.established(nowNanos - client.startedNanos);
    outcomes.onConnected(client, nowNanos);
  }

  private void onWritable(Client client, int flags) {
    if ((flags & Transport.WRITABLE) != 0) {
      sendRest(client);
    }
    // A server may answer, or hang up, before it has the whole request.
    if (client.underWay()) {
      receive(client, flags);
    }
  }

  private void receive(Client client, int flags) {
    if ((flags & Transport.READABLE) == 0) {
      return;
    }
    ResponseParser parser = client.parser;
    for (int reads = 0; reads < READS_PER_EVENT; reads++) {
      int got = transport.read(client.slot);
      if (got <= 0) {
        onNoBytes(client, got);
        return;
      }
      int end = parser.feed(buffer, 0, got, client.checked ? witness.check() : null);
      if (parser.complete()) {
        onComplete(client, end < got, (flags & Transport.HANGUP) != 0);
        return;
      }
      if (parser.broken()) {
        fail(client, ErrorKind.PROTOCOL, parser.problem());
        return;
      }
      if (got < buffer.length && (flags & Transport.HANGUP) == 0) {
        return;
      }
    }
    unread.add(client.slot);
  }

  /** Goes on with bodies that had more to read than one turn allows; how many there were. */
  int readOn() {
    int count = unread.size();
    for (int i = 0; i < count; i++) {
      Client client = clients[unread.remove()];
      if (client.state == State.RECEIVING) {
        receive(client, Transport.READABLE | Transport.HANGUP);
      }
    }
    return count;
  }

  private void onNoBytes(Client client, int result) {
    switch (result) {
      case Transport.NOTHING -> {
        // The edge belonged to bytes that were read already.
      }
      case Transport.END -> onEnd(client);
      default ->
          fail(client, kindOf(transport.failure(), ErrorKind.RESET), transport.failure().message());
    }
  }

  private void onEnd(Client client) {
    ResponseParser parser = client.parser;
    if (parser.end()) {
      onComplete(client, false, true);
    } else if (!parser.started()) {
      fail(client, ErrorKind.RESET, "closed by the server before the response's first byte");
    } else if (parser.inBody()) {
      fail(client, ErrorKind.BODY, "a body cut short after " + parser.bodyBytes() + " bytes");
    } else {
      fail(client, ErrorKind.PROTOCOL, "a head cut short");
    }
  }

  private void onComplete(Client client, boolean excess, boolean hangup) {
    long nowNanos = clock.getAsLong();
    if (excess) {
      fail(client, ErrorKind.PROTOCOL, "bytes after the end of the response");
      return;
    }
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
    ErrorKind verdict = witness.verdict(response);
    if (verdict == null) {
      window.completed(client, nowNanos);
    } else {
      window.failed(verdict, witness.objection(verdict, response));
      window.waited(nowNanos - client.intendedNanos);
    }
  }

  /** Between requests a server may close: that is no error. It may not speak. */
  private void onIdleReady(Client client, int flags) {
    if ((flags & Transport.READABLE) == 0 || !client.connected) {
      return;
    }
    int got = transport.read(client.slot);
    if (got > 0) {
      window.failed(ErrorKind.PROTOCOL, "bytes without a request");
    }
    if (got != Transport.NOTHING) {
      close(client);
    }
  }

  /** Gives up waiting. */
  void expire(Client client, long nowNanos) {
    boolean connecting = client.state == State.CONNECTING;
    long waitedMillis = (nowNanos - client.startedNanos) / NANOS_PER_MILLI;
    String what = connecting ? "no connection" : "no complete response";
    fail(client, ErrorKind.TIMEOUT, what + " within " + waitedMillis + " ms");
  }

  private void fail(Client client, ErrorKind kind, String message) {
    long nowNanos = clock.getAsLong();
    close(client);
    client.failures++;
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

  private static ErrorKind kindOf(NetFailure failure, ErrorKind otherwise) {
    return switch (failure.cause()) {
      case REFUSED -> ErrorKind.REFUSED;
      case RESET -> ErrorKind.RESET;
      case TIMED_OUT -> ErrorKind.TIMEOUT;
      case LOCAL -> otherwise;
    };
  }
}
