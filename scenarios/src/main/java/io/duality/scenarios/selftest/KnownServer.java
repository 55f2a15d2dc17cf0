package io.duality.scenarios.selftest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * A server on loopback that does what a {@link Behaviour} says, and keeps a {@link ServerRecord}.
 *
 * <p>One thread waits for all connections and answers at once what is to be answered at once; a
 * second one waits for whatever comes later, because a selector counts in milliseconds. Both stay
 * out of each other's way: a connection is either waiting for a request or answering one.
 */
final class KnownServer implements AutoCloseable {
  private static final int BACKLOG = 4_096;

  private final Behaviour behaviour;
  private final ServerRecord record;
  private final List<Script> scripts;
  private final Selector selector;
  private final ServerSocketChannel listener;
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("known-timer").factory());
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("known-server").factory());
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long requests;
  private long nextStallNanos;
  private final CountDownLatch over = new CountDownLatch(1);

  private KnownServer(Behaviour behaviour, Selector selector, ServerSocketChannel listener) {
    this.behaviour = behaviour;
    this.selector = selector;
    this.listener = listener;
    record = new ServerRecord(behaviour.replies().size());
    scripts =
        IntStream.range(0, behaviour.replies().size())
            .mapToObj(index -> Script.of(index, behaviour.replies().get(index)))
            .toList();
  }

  /** Starts a server; it is ready when this returns. */
  static KnownServer start(Behaviour behaviour) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listener = null;
    KnownServer server = null;
    try {
      listener = ServerSocketChannel.open();
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
      server = new KnownServer(behaviour, selector, listener);
      server.thread.execute(server::run);
      return server;
    } finally {
      if (server == null) {
        selector.close();
        if (listener != null) {
          listener.close();
        }
      }
    }
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  ServerRecord record() {
    return record;
  }

  /** What ended it, if something has: a defect of its own. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  private void run() {
    nextStallNanos = System.nanoTime() + behaviour.stall().every().toNanos();
    try {
      while (!closed()) {
        selector.select(this::onReady, untilStallMillis());
        stallIfDue();
      }
    } catch (ClosedSelectorException e) {
      // Closed while it was busy.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Throwable cause) {
    if (!closed()) {
      failure.compareAndSet(null, cause);
    }
  }

  private boolean stalls() {
    return behaviour.stall().every().isPositive();
  }

  /** 0 is for ever. */
  private long untilStallMillis() {
    long nanos = nextStallNanos - System.nanoTime();
    return stalls() ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)) : 0;
  }

  private boolean closed() {
    return over.getCount() == 0;
  }

  private void stallIfDue() throws InterruptedException {
    if (!stalls() || System.nanoTime() - nextStallNanos < 0) {
      return;
    }
    long end = nextStallNanos + behaviour.stall().length().toNanos();
    boolean _ = over.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    nextStallNanos += behaviour.stall().every().toNanos();
  }

  private void onReady(SelectionKey key) {
    try {
      if (key.attachment() instanceof Conversation conversation) {
        conversation.onReadable();
      } else {
        accept();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Conversation(channel, this));
    }
  }

  /** Answers the request that a connection has just read. */
  void answer(Conversation conversation) {
    long began = System.nanoTime();
    long number = requests++;
    Script script = scripts.get((int) (number % scripts.size()));
    record.received(script.index());
    long delayNanos = behaviour.delays().nanos(number);
    if (delayNanos == 0) {
      conversation.begin(script, began);
    } else {
      later(delayNanos, () -> conversation.begin(script, began));
    }
  }

  /** Does something on the second thread. */
  void later(long nanos, Runnable what) {
    var _ =
        timers.schedule(
            () -> {
              try {
                what.run();
              } catch (RuntimeException e) {
                fail(e);
              }
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    over.countDown();
    timers.shutdownNow();
    selector.wakeup();
    thread.close();
    closeAll();
  }

  private void closeAll() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      fail(e);
    }
  }
}
