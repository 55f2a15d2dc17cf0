package io.duality.loadgen;

import io.duality.loadgen.Client.State;
import io.duality.loadgen.http.BodyCheck;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.Transport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests on connections, from the connect to the verdict, which {@link Endings} passes. Confined
 * to its loop's thread. A connection's failure closes that connection and counts its kind once.
 *
 * <pre>
 * IDLE or WAITING --connect--> CONNECTING --writable--> onConnected
 *        |                         '--failed, timeout--> onFailure
 *        '--send--> (SENDING -->) RECEIVING --complete--> onResponse
 *                      '--------------'-----failed, timeout--> onFailure
 * </pre>
 */
class Exchanges {
  /** Bounds what one large body takes before others have their turn: 1 MiB. */
  private static final int READS_PER_EVENT = 16;

  private final Transport transport;
  private final byte[] buffer;
  private final Client[] clients;
  private final BodyWitness witness;
  private final Endings endings;
  private final RequestTable requests;
  private final IntSupplier picks;
  private final int receiveBufferBytes;
  private final UnreadSlots unread;

  /**
   * Makes the exchanges of a loop.
   *
   * @param picks the number of the request that is sent next
   * @param receiveBufferBytes of each socket; 0 leaves it to the kernel
   */
  Exchanges(
      RequestTable requests,
      IntSupplier picks,
      Transport transport,
      Client[] clients,
      BodyWitness witness,
      Endings endings,
      int receiveBufferBytes) {
    this.requests = requests;
    this.picks = picks;
    this.transport = transport;
    this.clients = clients;
    this.witness = witness;
    this.endings = endings;
    this.receiveBufferBytes = receiveBufferBytes;
    buffer = transport.buffer();
    unread = new UnreadSlots(clients.length);
  }

  void connect(Client client, long nowNanos) {
    client.startedNanos = nowNanos;
    client.state = State.CONNECTING;
    client.served = 0;
    if (!transport.connect(client.slot, client.source, receiveBufferBytes)) {
      endings.failOnTransport(client, ErrorKind.CONNECT);
    }
  }

  /** Sends the request on an established connection; {@code nowNanos} is its actual start. */
  void send(Client client, long nowNanos) {
    client.startedNanos = nowNanos;
    client.parser.start();
    client.checked = witness.takesNext();
    client.request = pick(client);
    client.written = requests.from(client.request);
    client.state = State.SENDING;
    sendRest(client);
  }

  /** The number of the request that a client sends next. */
  int pick(Client client) {
    return picks.getAsInt();
  }

  void sendRest(Client client) {
    sendUpTo(client, requests.to(client.request));
  }

  /** Sends as much of the request as goes, up to an index of the table. */
  final void sendUpTo(Client client, int end) {
    int sent = transport.write(client.slot, client.written, end);
    if (sent == Transport.FAILED) {
      endings.failOnTransport(client, ErrorKind.RESET);
      return;
    }
    client.written += sent;
    if (client.written == requests.to(client.request)) {
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
      case HELD -> onHeldReady(client, flags);
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
      endings.failOnTransport(client, ErrorKind.CONNECT);
      return;
    }
    endings.established(client);
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

  void receive(Client client, int flags) {
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
      int end = feed(client, got);
      if (parser.complete()) {
        endings.completed(client, end < got, (flags & Transport.HANGUP) != 0);
        return;
      }
      if (parser.broken()) {
        endings.fail(client, ErrorKind.PROTOCOL, parser.problem());
        return;
      }
      if (got < buffer.length && (flags & Transport.HANGUP) == 0) {
        return;
      }
    }
    unread.add(client.slot);
  }

  /** Gives the parser what was read; the index behind the last byte that is the response's. */
  int feed(Client client, int got) {
    @Nullable BodyCheck check = client.checked ? witness.check(client.request) : null;
    return client.parser.feed(buffer, 0, got, check);
  }

  /** Goes on with what no readiness will be told of; how much there was. */
  int goOn(long nowNanos) {
    return readOn();
  }

  /** When to go on at the latest, seen from now. */
  long nextNanos(long nowNanos) {
    return Schedule.never(nowNanos);
  }

  /** Goes on with bodies that had more to read than one turn allows; how many there were. */
  private int readOn() {
    int count = unread.size();
    for (int i = 0; i < count; i++) {
      Client client = clients[unread.remove()];
      if (client.state == State.RECEIVING) {
        receive(client, Transport.READABLE | Transport.HANGUP);
      }
    }
    return count;
  }

  final void onNoBytes(Client client, int result) {
    switch (result) {
      case Transport.NOTHING -> {
        // The edge belonged to bytes that were read already.
      }
      case Transport.END -> onEnd(client);
      default -> endings.failOnTransport(client, ErrorKind.RESET);
    }
  }

  private void onEnd(Client client) {
    ResponseParser parser = client.parser;
    if (parser.end()) {
      endings.completed(client, false, true);
    } else if (!parser.started()) {
      endings.fail(
          client, ErrorKind.RESET, "closed by the server before the response's first byte");
    } else if (parser.inBody()) {
      endings.fail(
          client, ErrorKind.BODY, "a body cut short after " + parser.bodyBytes() + " bytes");
    } else {
      endings.fail(client, ErrorKind.PROTOCOL, "a head cut short");
    }
  }

  private void onHeldReady(Client client, int flags) {
    boolean before = client.connected;
    onIdleReady(client, flags);
    if (before && !client.connected) {
      endings.lostHeld();
    }
  }

  /** Between requests a server may close: that is no error. It may not speak. */
  private void onIdleReady(Client client, int flags) {
    if ((flags & Transport.READABLE) == 0 || !client.connected) {
      return;
    }
    int got = transport.read(client.slot);
    if (got > 0) {
      endings.unasked();
    }
    if (got != Transport.NOTHING) {
      endings.close(client);
    }
  }
}
