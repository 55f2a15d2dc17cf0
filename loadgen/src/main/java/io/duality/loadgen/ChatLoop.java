package io.duality.loadgen;

import io.duality.loadgen.Client.Role;
import io.duality.loadgen.Client.State;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rooms in which all talk and all listen, see {@link ChatRoom} and {@link Seats}. What is counted
 * as completed is each message that a listener has heard, as offered each that he has to hear.
 * Confined to its loop's thread.
 *
 * <p>A room is broken by a connection that is lost or a message that is not the one that had to
 * come: its connections are closed, and what it still owes is never paid.
 */
final class ChatLoop implements Arrivals, Ear.Audience {
  private final Exchanges exchanges;
  private final Endings endings;
  private final Client[] clients;
  private final Seats seats;
  private final int others;
  private final LongSupplier clock;
  private final ChatRoom[] rooms;
  private final ClientQueue due = new ClientQueue();
  private final ChatLedger ledger;
  private @Nullable CompletableFuture<Void> drained;

  /**
   * Makes the rooms of a loop.
   *
   * @param number which of all loops of all processes: it has each n-th room
   */
  ChatLoop(
      ChatExchanges exchanges,
      Endings endings,
      Client[] clients,
      Seats seats,
      Part number,
      LongSupplier clock) {
    this.exchanges = exchanges;
    this.endings = endings;
    this.clients = clients;
    this.seats = seats;
    this.clock = clock;
    others = seats.chat().roomSize() - 1;
    ledger = new ChatLedger(others);
    rooms = new ChatRoom[seats.chat().rooms(clients.length)];
    for (int room = 0; room < rooms.length; room++) {
      rooms[room] = new ChatRoom(seats.chat().roomSize());
      byte[] tail = ChatRequests.tail(number.index() + number.count() * room, seats.chat());
      for (int slot = seats.first(room); slot < seats.end(room); slot++) {
        seat(clients[slot], tail, exchanges);
      }
    }
  }

  private void seat(Client client, byte[] tail, ChatExchanges streams) {
    client.role = Seats.role(client);
    if (client.role == Role.LISTENS) {
      streams.listen(client, new Ear(client, tail, this));
    }
  }

  @Override
  public int connectedFirst() {
    return clients.length;
  }

  @Override
  public void begin(long nowNanos) {
    for (Client client : clients) {
      if (client.role == Role.LISTENS) {
        queue(client, nowNanos);
      }
    }
  }

  private void queue(Client client, long nowNanos) {
    client.intendedNanos = nowNanos;
    client.state = State.WAITING;
    due.add(client);
  }

  @Override
  public int startDue(long nowNanos) {
    endIfQuiet();
    int started = 0;
    while (drained == null && started < STARTS_PER_CYCLE) {
      Client client = due.poll();
      if (client == null) {
        break;
      }
      // A room may break while some of it are in the queue.
      if (client.state == State.WAITING) {
        begin(client);
      }
      started++;
    }
    return started;
  }

  private void begin(Client client) {
    long nowNanos = clock.getAsLong();
    if (client.connected) {
      send(client, nowNanos);
    } else {
      exchanges.connect(client, nowNanos);
    }
  }

  private void send(Client client, long nowNanos) {
    if (client.role == Role.LISTENS) {
      client.request = seats.listen(client);
    } else {
      ChatRoom room = rooms[seats.room(client)];
      int number = room.talks(seats.user(client), client.intendedNanos, nowNanos);
      client.request = seats.say(client, number);
      client.left = 1;
      ledger.said();
      endings.offered(others);
    }
    exchanges.send(client, nowNanos);
  }

  @Override
  public long nextDueNanos(long nowNanos) {
    return due.peek() == null ? Schedule.never(nowNanos) : nowNanos;
  }

  @Override
  public void countUntil(long nowNanos) {
    // What is due begins, for its client is free; it is counted then.
  }

  @Override
  public void onConnected(Client client, long nowNanos) {
    if (drained != null) {
      retire(client);
    } else {
      send(client, nowNanos);
    }
  }

  @Override
  public void joined(Client listener) {
    int room = seats.room(listener);
    if (rooms[room].joined()) {
      for (int user = 0; user <= others; user++) {
        offer(room, user, clock.getAsLong());
      }
    }
  }

  @Override
  public boolean heard(Client listener, int speaker, int number, long nowNanos) {
    int index = seats.room(listener);
    int user = seats.user(listener);
    ChatRoom room = rooms[index];
    if (!room.expects(user, speaker, number)) {
      return false;
    }
    long dueNanos = room.dueNanos(speaker, number);
    long saidNanos = room.saidNanos(speaker, number);
    endings.heard(listener, dueNanos, saidNanos, nowNanos, seats.chat().messageBytes());
    // From here on it waits for the next, and no longer than the timeout.
    listener.intendedNanos = nowNanos;
    listener.startedNanos = nowNanos;
    room.hears(user, speaker);
    ledger.heard();
    offer(index, user, nowNanos);
    return true;
  }

  /** Lets a user talk if he may, and his last request is answered. */
  private void offer(int room, int user, long nowNanos) {
    Client talker = clients[seats.talker(room, user)];
    if (talker.state == State.IDLE && drained == null && rooms[room].mayTalk(user)) {
      queue(talker, nowNanos);
    }
  }

  @Override
  public void onResponse(Client client, long nowNanos) {
    if (client.role == Role.LISTENS) {
      endings.broken("a stream that ended while its room was open");
      breakUp(seats.room(client));
      return;
    }
    answered(client);
    client.state = State.IDLE;
    offer(seats.room(client), seats.user(client), nowNanos);
  }

  private void answered(Client client) {
    ledger.answered(client.left);
    client.left = 0;
  }

  @Override
  public void onFailure(Client client, long nowNanos) {
    breakUp(seats.room(client));
  }

  private void breakUp(int room) {
    if (clients[seats.first(room)].state == State.RETIRED) {
      return;
    }
    ledger.lost(rooms[room].owed());
    for (int slot = seats.first(room); slot < seats.end(room); slot++) {
      retire(clients[slot]);
    }
  }

  private void retire(Client client) {
    answered(client);
    endings.close(client);
    client.state = State.RETIRED;
  }

  /** Nobody talks any more; what was said is still heard. */
  @Override
  public void drain(CompletableFuture<Void> done) {
    drained = done;
    endIfQuiet();
  }

  private void endIfQuiet() {
    if (drained != null && !drained.isDone() && ledger.isQuiet()) {
      end(drained);
    }
  }

  /** What was said and not heard is an error, whatever it was that has lost it. */
  private void end(CompletableFuture<Void> done) {
    if (ledger.unheard() > 0) {
      endings.broken(ledger.toString());
    }
    for (Client client : clients) {
      retire(client);
    }
    done.complete(null);
  }

  @Override
  public int abandon() {
    CompletableFuture<Void> done = drained;
    if (done != null && !done.isDone()) {
      end(done);
    }
    return (int) Math.min(ledger.unheard(), Integer.MAX_VALUE);
  }
}
