package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * The requests of a chat: for each user of each room one that listens, and as many that talk as
 * there are numbers which tell his messages apart. All are made before the load, so that to talk is
 * to send bytes that are there.
 *
 * <p>A message is {@code UU.S.ROOM.xxx} with its line feed: the user, the number of the message
 * modulo {@link #NUMBERS}, and the room. Since nobody is more than two messages ahead of another
 * user, so few numbers tell one that is lost, doubled or overtaken.
 */
final class ChatRequests {
  /** Numbers of messages. */
  static final int NUMBERS = 4;

  /** Bytes of a message up to its room. */
  static final int HEADER_BYTES = 5;

  private static final int REQUESTS_PER_USER = 1 + NUMBERS;

  private ChatRequests() {}

  /**
   * All requests of a process.
   *
   * @param chat the arrival of {@code config}
   */
  static RequestTable table(LoadConfig config, Arrival.Chat chat) {
    Part part = config.engine().part();
    int rooms = chat.rooms(config.population().clients());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[rooms * chat.roomSize() * REQUESTS_PER_USER];
    int request = 0;
    for (int room = 0; room < rooms; room++) {
      int number = part.index() + part.count() * room;
      for (int user = 0; user < chat.roomSize(); user++) {
        String query = "?room=" + number + "&user=" + user;
        bytes.writeBytes(RequestBytes.of(config, "/chat" + query));
        ends[request++] = bytes.size();
        for (int message = 0; message < NUMBERS; message++) {
          String text = header(user, message) + text(number, chat);
          bytes.writeBytes(RequestBytes.of(config, "/say" + query + "&text=" + text));
          ends[request++] = bytes.size();
        }
      }
    }
    return new RequestTable(bytes.toByteArray(), ends);
  }

  private static String header(int user, int message) {
    return String.format(Locale.ROOT, "%02d.%d.", user, message);
  }

  private static String text(int room, Arrival.Chat chat) {
    String start = room + ".";
    int padding = chat.messageBytes() - HEADER_BYTES - 1 - start.length();
    return start + "x".repeat(padding);
  }

  /** What follows the header in all messages of a room, line feed included. */
  static byte[] tail(int room, Arrival.Chat chat) {
    return (text(room, chat) + "\n").getBytes(US_ASCII);
  }

  /** The number of the request by which a user listens. */
  static int listen(int room, int user, Arrival.Chat chat) {
    return (room * chat.roomSize() + user) * REQUESTS_PER_USER;
  }

  /** The number of the request by which he sends a message of such a number. */
  static int say(int room, int user, int message, Arrival.Chat chat) {
    return listen(room, user, chat) + 1 + message;
  }
}
