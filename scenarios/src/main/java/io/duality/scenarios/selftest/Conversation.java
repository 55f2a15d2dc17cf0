package io.duality.scenarios.selftest;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a known server. A request is whatever ends with an empty line: a client waits
 * for the answer before it asks again. A client that goes away ends it, whoever notices first.
 */
final class Conversation {
  private static final int END_OF_HEAD = 0x0d0a0d0a;
  private static final int MOST_REQUEST_BYTES = 8_192;

  /** Before more is put into a socket that was full. */
  private static final long RETRY_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final SocketChannel channel;
  private final KnownServer server;
  private final ByteBuffer request = ByteBuffer.allocateDirect(MOST_REQUEST_BYTES);

  Conversation(SocketChannel channel, KnownServer server) throws IOException {
    this.channel = channel;
    this.server = server;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  void onReadable() {
    try {
      if (channel.read(request) < 0) {
        channel.close();
        return;
      }
    } catch (IOException e) {
      close();
      return;
    }
    int end = request.position();
    if (end >= Integer.BYTES && request.getInt(end - Integer.BYTES) == END_OF_HEAD) {
      request.clear();
      server.answer(this);
    }
  }

  void begin(Script script, long beganNanos) {
    if (script.pieces().isEmpty()) {
      end(script);
    } else {
      send(script, 0, beganNanos);
    }
  }

  private void send(Script script, int piece, long beganNanos) {
    if (script.isLast(piece)) {
      server.record().served(System.nanoTime() - beganNanos);
    }
    write(script.pieces().get(piece).duplicate(), () -> goOn(script, piece, beganNanos));
  }

  private void goOn(Script script, int piece, long beganNanos) {
    if (script.isLast(piece)) {
      end(script);
    } else {
      server.later(script.gapNanos(), () -> send(script, piece + 1, beganNanos));
    }
  }

  private void write(ByteBuffer rest, Runnable then) {
    try {
      channel.write(rest);
    } catch (IOException e) {
      close();
      return;
    }
    if (rest.hasRemaining()) {
      server.later(RETRY_NANOS, () -> write(rest, then));
    } else {
      then.run();
    }
  }

  private void end(Script script) {
    switch (script.after()) {
      case KEEP, HOLD -> {
        // The client's turn.
      }
      case CLOSE -> close();
      case RESET -> reset();
    }
  }

  private void reset() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // It has ended already.
    }
    close();
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Gone is gone.
    }
  }
}
