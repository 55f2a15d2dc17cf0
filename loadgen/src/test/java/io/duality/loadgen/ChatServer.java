package io.duality.loadgen;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chat as the generator expects it, with one fault at most, from some message on. */
final class ChatServer implements AutoCloseable {
  enum Fault {
    NONE,
    LOSES_A_MESSAGE,
    DOUBLES_A_MESSAGE,
    ALTERS_A_MESSAGE,
    TELLS_THE_SPEAKER,
    MIXES_ROOMS,
    ENDS_A_STREAM,
    CUTS_A_STREAM,
    DELIVERS_NOTHING_ANY_MORE
  }

  private static final int FAULTY_DELIVERY = 50;
  private static final Pattern REQUEST =
      Pattern.compile("GET /(chat|say)\\?room=(\\d+)&user=(\\d+)(?:&text=(\\S+))? HTTP/1.1\r\n");
  private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final Fault fault;
  private final ScriptedServer server;
  private final Map<Integer, Map<Integer, ScriptedServer.Peer>> rooms = new ConcurrentHashMap<>();
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger deliveries = new AtomicInteger();

  ChatServer(Fault fault) throws IOException {
    this.fault = fault;
    server = new ScriptedServer(this::serve);
  }

  Target target() {
    return server.target();
  }

  /** Messages that came. */
  int said() {
    return said.get();
  }

  /** Messages that were to go out, those that a fault has kept among them. */
  int deliveries() {
    return deliveries.get();
  }

  private void serve(ScriptedServer.Peer peer) throws IOException {
    for (String head = peer.readHead(); !head.isEmpty(); head = peer.readHead()) {
      Matcher request = REQUEST.matcher(head);
      if (!request.lookingAt()) {
        throw new IOException("not understood: " + head);
      }
      int room = Integer.parseInt(request.group(2));
      int user = Integer.parseInt(request.group(3));
      if (request.group(1).equals("chat")) {
        join(room, user, peer);
      } else {
        say(room, user, request.group(4) + "\n");
        peer.send(ScriptedServer.ok("done"));
      }
    }
  }

  /** Who is told that he has joined misses nothing from then on, and hears it behind the head. */
  private void join(int room, int user, ScriptedServer.Peer peer) throws IOException {
    synchronized (peer) {
      users(room).put(user, peer);
      peer.send(HEAD);
    }
  }

  private Map<Integer, ScriptedServer.Peer> users(int room) {
    return rooms.computeIfAbsent(room, _ -> new ConcurrentHashMap<>());
  }

  private void say(int room, int user, String line) throws IOException {
    said.incrementAndGet();
    for (var listener : users(room).entrySet()) {
      if (listener.getKey() != user) {
        synchronized (listener.getValue()) {
          deliver(room, user, listener.getValue(), line);
        }
      }
    }
  }

  private void deliver(int room, int user, ScriptedServer.Peer to, String line) throws IOException {
    int number = deliveries.incrementAndGet();
    boolean faulty =
        number == FAULTY_DELIVERY
            || (number > FAULTY_DELIVERY && fault == Fault.DELIVERS_NOTHING_ANY_MORE);
    String chunk = Integer.toHexString(line.length()) + "\r\n" + line + "\r\n";
    if (!faulty) {
      to.send(chunk);
      return;
    }
    switch (fault) {
      case NONE -> to.send(chunk);
      case LOSES_A_MESSAGE, DELIVERS_NOTHING_ANY_MORE -> {}
      case DOUBLES_A_MESSAGE -> to.send(chunk + chunk);
      case ALTERS_A_MESSAGE -> to.send(chunk.replace("xx\n", "xy\n"));
      case TELLS_THE_SPEAKER -> {
        to.send(chunk);
        Objects.requireNonNull(users(room).get(user)).send(chunk);
      }
      case MIXES_ROOMS -> to.send(chunk.replace("." + room + ".", "." + (room + 1) + "."));
      case ENDS_A_STREAM -> to.send("0\r\n\r\n");
      case CUTS_A_STREAM -> to.reset();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
