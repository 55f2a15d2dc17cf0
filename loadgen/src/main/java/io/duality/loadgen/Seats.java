package io.duality.loadgen;

import io.duality.loadgen.Client.Role;

/**
 * Who of a loop's clients sits in which room: of two with neighbouring slots the first listens for
 * a user and the second talks for him.
 *
 * @param loop which of the loops of this process; it has each n-th room of it
 */
record Seats(Arrival.Chat chat, Part loop) {

  static Role role(Client client) {
    return client.slot % 2 == 0 ? Role.LISTENS : Role.TALKS;
  }

  /** Number of a client's room in its loop. */
  int room(Client client) {
    return client.slot / chat.connectionsPerRoom();
  }

  /** Number of a client's user in his room. */
  int user(Client client) {
    return client.slot % chat.connectionsPerRoom() / 2;
  }

  /** The slot of the first client of a room. */
  int first(int room) {
    return room * chat.connectionsPerRoom();
  }

  /** The slot behind the last client of a room. */
  int end(int room) {
    return first(room + 1);
  }

  /** The slot of the client that talks for a user. */
  int talker(int room, int user) {
    return first(room) + 2 * user + 1;
  }

  /** The number of the request by which a client listens. */
  int listen(Client client) {
    return ChatRequests.listen(ofProcess(client), user(client), chat);
  }

  /** The number of the request by which a client says a message of that number. */
  int say(Client client, int message) {
    return ChatRequests.say(ofProcess(client), user(client), message, chat);
  }

  private int ofProcess(Client client) {
    return loop.index() + loop.count() * room(client);
  }
}
