package io.duality.loadgen;

import io.duality.loadgen.net.Transport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges of which some are streams: a listener's response is heard as it comes, and its end is
 * none in order. Confined to its loop's thread.
 */
final class ChatExchanges extends Exchanges {
  private final byte[] buffer;
  private final Endings endings;
  private final LongSupplier clock;
  private final @Nullable Ear[] ears;

  ChatExchanges(
      RequestTable requests,
      Transport transport,
      Client[] clients,
      BodyWitness witness,
      Endings endings,
      int receiveBufferBytes,
      LongSupplier clock) {
    super(requests, () -> 0, transport, clients, witness, endings, receiveBufferBytes);
    this.endings = endings;
    this.clock = clock;
    buffer = transport.buffer();
    ears = new @Nullable Ear[clients.length];
  }

  /** Lets a client listen. */
  void listen(Client client, Ear ear) {
    ears[client.slot] = ear;
  }

  /** The one that its loop has chosen. */
  @Override
  int pick(Client client) {
    return client.request;
  }

  @Override
  int feed(Client client, int got) {
    Ear ear = ears[client.slot];
    return ear == null ? super.feed(client, got) : ear.feed(buffer, got, clock.getAsLong());
  }

  @Override
  void receive(Client client, int flags) {
    super.receive(client, flags);
    if (client.state == Client.State.RECEIVING && !client.parser.matches()) {
      endings.fail(
          client,
          ErrorKind.BODY,
          "a message that was not the next of its speaker, after "
              + client.parser.bodyBytes()
              + " bytes");
    }
  }
}
