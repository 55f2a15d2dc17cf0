package io.duality.loadgen;

import io.duality.loadgen.Client.State;
import io.duality.loadgen.net.Transport;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Exchanges over lines that are slow in one direction or both: each client takes a quantum of bytes
 * and then its line is busy for as long as these bytes take, or lets that time pass and sends them.
 * A response is complete when its last bytes have had that time. Since what was not taken stays in
 * the socket's buffer, a small one makes the server wait. Confined to its loop's thread.
 *
 * <p>No edge is lost: whoever's line is busy reads again when it is free, until there is nothing.
 */
final class PacedExchanges extends Exchanges {
  /** Bounds what lines that are free take before others have their turn. */
  private static final int LINES_PER_CYCLE = 256;

  private final Transport transport;
  private final Client[] clients;
  private final Endings endings;
  private final RequestTable requests;
  private final LongSupplier clock;
  private final Line reading;
  private final Line writing;
  private final SlotHeap busy;

  PacedExchanges(
      RequestTable requests,
      IntSupplier picks,
      Transport transport,
      Client[] clients,
      BodyWitness witness,
      Endings endings,
      Population population,
      LongSupplier clock) {
    super(requests, picks, transport, clients, witness, endings, population.receiveBufferBytes());
    this.transport = transport;
    this.clients = clients;
    this.endings = endings;
    this.requests = requests;
    this.clock = clock;
    reading = Line.ofReader(population.readerBytesPerSecond(), transport.buffer().length);
    writing = Line.ofWriter(population.writerBytesPerSecond());
    busy = new SlotHeap(clients.length);
  }

  @Override
  void send(Client client, long nowNanos) {
    // What is left of a request that has failed.
    busy.remove(client.slot);
    super.send(client, nowNanos);
  }

  @Override
  void sendRest(Client client) {
    if (!writing.slow()) {
      super.sendRest(client);
    } else if (!busy.contains(client.slot)) {
      occupy(client, clock.getAsLong());
    }
  }

  private void sendQuantum(Client client, long freeNanos) {
    sendUpTo(client, client.written + nextQuantum(client));
    if (client.state == State.SENDING) {
      occupy(client, freeNanos);
    }
  }

  /** Bytes go when they have had their time on the line, for the server has none of them before. */
  private void occupy(Client client, long fromNanos) {
    busy.put(client.slot, fromNanos + writing.nanos(nextQuantum(client)));
  }

  private int nextQuantum(Client client) {
    return Math.min(requests.to(client.request) - client.written, writing.quantum());
  }

  @Override
  void receive(Client client, int flags) {
    // An answer to half a request ends the connection: it is no matter of pace.
    if (!reading.slow() || client.state == State.SENDING) {
      super.receive(client, flags);
      return;
    }
    if ((flags & Transport.READABLE) != 0 && !busy.contains(client.slot)) {
      takeQuantum(client, clock.getAsLong());
    }
  }

  private void takeQuantum(Client client, long freeNanos) {
    int got = transport.read(client.slot, reading.quantum());
    if (got <= 0) {
      onNoBytes(client, got);
      return;
    }
    int end = feed(client, got);
    if (client.parser.broken()) {
      endings.fail(client, ErrorKind.PROTOCOL, client.parser.problem());
      return;
    }
    if (end < got) {
      endings.completed(client, true, false);
      return;
    }
    busy.put(client.slot, freeNanos + reading.nanos(got));
  }

  @Override
  int goOn(long nowNanos) {
    int lines = 0;
    while (lines < LINES_PER_CYCLE && !busy.isEmpty() && busy.leastNanos() - nowNanos <= 0) {
      long freeNanos = busy.leastNanos();
      onFree(clients[busy.poll()], freeNanos);
      lines++;
    }
    return super.goOn(nowNanos) + lines;
  }

  private void onFree(Client client, long freeNanos) {
    switch (client.state) {
      case SENDING -> sendQuantum(client, freeNanos);
      case RECEIVING -> {
        if (client.parser.complete()) {
          complete(client);
        } else {
          takeQuantum(client, freeNanos);
        }
      }
      case IDLE, WAITING, CONNECTING, HELD, RETIRED -> {
        // Its request has failed meanwhile.
      }
    }
  }

  /**
   * Looks behind the response first, for the edge that told of a hangup may have been passed over.
   */
  private void complete(Client client) {
    int behind = transport.read(client.slot);
    endings.completed(client, behind > 0, behind < 0);
  }

  @Override
  long nextNanos(long nowNanos) {
    return busy.isEmpty() ? Schedule.never(nowNanos) : busy.leastNanos();
  }
}
