package io.duality.servers.blocking;

import io.duality.servers.accept.Room;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Accepts connections in a platform thread of its own. */
final class Acceptor {
  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final long BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Lifecycle life;
  private final ServerSocketChannel listener;
  private final Consumer<SocketChannel> taker;
  private final Room room;
  private final @Nullable AcceptGate gate;
  private final @Nullable Selector selector;
  private final Thread thread;

  /**
   * An acceptor that has not started.
   *
   * @param taker takes each connection, in this thread; what it throws fails the server
   * @param room for further connections
   * @param gate when to accept if not at once
   */
  Acceptor(
      Lifecycle life,
      ServerSocketChannel listener,
      Consumer<SocketChannel> taker,
      Room room,
      @Nullable AcceptGate gate)
      throws IOException {
    this.life = life;
    this.listener = listener;
    this.taker = taker;
    this.room = room;
    this.gate = gate;
    selector = gate == null ? null : Selector.open();
    thread = Thread.ofPlatform().name("acceptor").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Frees the port; the thread ends when it has nothing in hand. */
  void close() {
    life.stopListening(listener);
    closeSelector();
  }

  /** Waits for the end of the thread. */
  void join() {
    Threads.joinAll(List.of(thread));
  }

  private void closeSelector() {
    if (selector != null) {
      life.stopListening(selector);
    }
  }

  private void run() {
    try {
      if (gate != null && selector != null) {
        acceptWhenQuiet(gate, selector);
      } else {
        acceptAtOnce();
      }
    } catch (RuntimeException | Error e) {
      life.fail(e);
    } finally {
      closeSelector();
    }
  }

  private void acceptAtOnce() {
    while (listener.isOpen()) {
      room.await(listener::isOpen);
      accept();
    }
  }

  /** The selector tells that somebody waits without accepting him. */
  private void acceptWhenQuiet(AcceptGate present, Selector pending) {
    try {
      listener.configureBlocking(false);
      listener.register(pending, SelectionKey.OP_ACCEPT);
      while (listener.isOpen()) {
        pending.select();
        pending.selectedKeys().clear();
        room.await(listener::isOpen);
        present.await();
        while (!room.isFull() && accept() && present.isStillQuiet()) {}
      }
    } catch (ClosedSelectorException e) {
      // Stopped.
    } catch (IOException e) {
      life.fail(e);
    }
  }

  private boolean accept() {
    try {
      SocketChannel channel = listener.accept();
      if (channel == null) {
        return false;
      }
      taker.accept(channel);
      return true;
    } catch (IOException e) {
      if (listener.isOpen()) {
        LockSupport.parkNanos(BACKOFF_NANOS);
      }
      return false;
    }
  }
}
