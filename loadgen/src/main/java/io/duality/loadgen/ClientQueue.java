package io.duality.loadgen;

import org.jspecify.annotations.Nullable;

/** First in, first out, linked through the clients: a client stands in one queue at most. */
final class ClientQueue {
  private @Nullable Client head;
  private @Nullable Client tail;

  void add(Client client) {
    client.next = null;
    if (tail == null) {
      head = client;
    } else {
      tail.next = client;
    }
    tail = client;
  }

  @Nullable Client peek() {
    return head;
  }

  @Nullable Client poll() {
    Client first = head;
    if (first != null) {
      head = first.next;
      first.next = null;
      if (head == null) {
        tail = null;
      }
    }
    return first;
  }
}
