package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Rooms in which whatever one says goes to all others who listen, as in VolanoMark. A message is
 * one line and one chunk of each listener's stream. Those of one user reach each listener in the
 * order in which they were answered; those of several, in any. Any thread may call.
 */
final class Chat {
  /** Highest number of a room. */
  static final int MAX_ROOM = 99_999;

  /** Highest number of a user in a room. */
  static final int MAX_USER = 99;

  private final ConcurrentMap<Long, AtomicReferenceArray<Mailbox>> rooms =
      new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** {@code /chat?room=R&user=U}: the stream of what others say from now on. */
  Step listen(Request request) {
    boolean head = request.isHead();
    if (!request.isHttp11()) {
      return Reply.error(Status.VERSION_NOT_SUPPORTED, head);
    }
    long room = room(request);
    int user = user(request);
    if (room < 0 || user < 0) {
      return Reply.error(Status.BAD_REQUEST, head);
    }
    Mailbox mailbox = new Mailbox();
    Response begun = Response.stream(mailbox.step());
    if (head) {
      return new Reply(begun.withoutBody());
    }
    join(users(room), user, mailbox);
    return new Reply(begun);
  }

  /**
   * {@code /say?room=R&user=U&text=T}: a GET as all routes here, for the parser keeps no byte of a
   * body. One for the head alone says nothing.
   */
  Step say(Request request) {
    boolean head = request.isHead();
    long room = room(request);
    int user = user(request);
    String line = request.text("text");
    if (room < 0 || user < 0 || line.isEmpty()) {
      return Reply.error(Status.BAD_REQUEST, head);
    }
    if (head) {
      return Site.DONE_HEAD;
    }
    say(users(room), user, chunk(line));
    return Site.DONE;
  }

  private static long room(Request request) {
    return request.number("room", MAX_ROOM);
  }

  private static int user(Request request) {
    return (int) request.number("user", MAX_USER);
  }

  private AtomicReferenceArray<Mailbox> users(long room) {
    return rooms.computeIfAbsent(room, _ -> new AtomicReferenceArray<>(MAX_USER + 1));
  }

  /** A stream that the same user had ends. */
  private void join(AtomicReferenceArray<Mailbox> users, int user, Mailbox mailbox) {
    Mailbox former = users.getAndSet(user, mailbox);
    if (former != null) {
      former.close();
    }
    // Looked at after it has joined: either this sees the end, or the end sees the mailbox.
    if (closed) {
      mailbox.close();
    }
  }

  private static void say(AtomicReferenceArray<Mailbox> users, int user, ByteBuffer chunk) {
    for (int other = 0; other <= MAX_USER; other++) {
      Mailbox mailbox = other == user ? null : users.get(other);
      if (mailbox != null && !mailbox.offer(chunk)) {
        users.compareAndSet(other, mailbox, null);
      }
    }
  }

  private static ByteBuffer chunk(String line) {
    String size = Integer.toHexString(line.length() + 1);
    return ByteBuffer.wrap((size + "\r\n" + line + "\n\r\n").getBytes(ISO_8859_1));
  }

  /** Ends all streams, those to come too. */
  void close() {
    closed = true;
    rooms.values().forEach(Chat::end);
  }

  private static void end(AtomicReferenceArray<Mailbox> users) {
    for (int user = 0; user <= MAX_USER; user++) {
      Mailbox mailbox = users.get(user);
      if (mailbox != null) {
        mailbox.close();
      }
    }
  }
}
