package io.duality.servers.contract;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerCounters;
import io.duality.servers.contract.Twin.Fault;
import io.duality.servers.http.Await;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Service;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A thread for each connection, without timeouts, and with one fault. */
final class TwinServer implements RunningServer {
  private final Fault fault;
  private final Service service;
  private final ServerSocketChannel listener;
  private final int port;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /**
   * Held for reading from the first step of an answer until it is counted: a client has read it
   * whole before that, and an end of its connection in between would leave it out.
   */
  private final ReadWriteLock answering = new ReentrantReadWriteLock();

  TwinServer(Fault fault, Service service, ServerSocketChannel listener) throws IOException {
    this.fault = fault;
    this.service = service;
    this.listener = listener;
    port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  void start() {
    threads.add(Thread.ofPlatform().daemon().start(this::acceptAll));
  }

  private void acceptAll() {
    try {
      while (!service.isStopping()) {
        SocketChannel channel = listener.accept();
        service.tally().accepted();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        open.add(channel);
        if (fault == Fault.SERVES_ONE_CONNECTION_AFTER_THE_OTHER) {
          serve(channel);
        } else {
          threads.add(Thread.ofVirtual().start(() -> serve(channel)));
        }
      }
    } catch (IOException e) {
      end.complete(null);
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      Session session = service.open();
      ByteBuffer in = ByteBuffer.allocate(8 << 10);
      while (!session.isClosing() && channel.read(in.clear()) >= 0) {
        session.feed(in.array(), 0, in.position());
        answer(session, channel);
        session.retain();
      }
      if (session.shouldLinger() && fault != Fault.CUTS_OFF_WHO_STILL_SENDS) {
        channel.shutdownOutput();
        while (channel.read(in.clear()) >= 0) {}
      }
    } catch (IOException | InterruptedException e) {
      // The peer or stop has ended it.
    } finally {
      open.remove(channel);
      service.tally().closed();
    }
  }

  private void answer(Session session, SocketChannel channel)
      throws IOException, InterruptedException {
    answering.readLock().lock();
    try {
      answerAll(session, channel);
    } finally {
      answering.readLock().unlock();
    }
  }

  private void answerAll(Session session, SocketChannel channel)
      throws IOException, InterruptedException {
    for (Deque<Step> steps = take(session); !steps.isEmpty(); steps = take(session)) {
      while (!steps.isEmpty()) {
        boolean paused = steps.peekLast() instanceof Pause;
        write(session, reply(steps.removeLast()), channel);
        if (paused && fault == Fault.FORGETS_INPUT_BEHIND_A_PAUSE) {
          return;
        }
      }
    }
  }

  /** One step, or two where they are to be answered in the wrong order. */
  private Deque<Step> take(Session session) {
    Deque<Step> steps = new ArrayDeque<>();
    int most = fault == Fault.SWAPS_ANSWERS ? 2 : 1;
    Step step = session.next();
    while (step != null) {
      steps.addLast(step);
      step = steps.size() < most ? session.next() : null;
    }
    return steps;
  }

  private Reply reply(Step first) throws InterruptedException {
    Step step = first;
    while (true) {
      switch (step) {
        case Reply reply -> {
          return reply;
        }
        case ReadFile read -> step = read.run();
        case Pause(Duration length, Step then) -> {
          Thread.sleep(length);
          step = then;
        }
        case Await wait -> {
          if (fault == Fault.LOSES_WAKE_UPS && !wait.event().isReady()) {
            wait.event().whenReady(() -> {});
            new CountDownLatch(1).await();
          }
          step = wait.block();
        }
      }
    }
  }

  private void write(Session session, Reply reply, SocketChannel channel)
      throws IOException, InterruptedException {
    ByteBuffer out = ByteBuffer.allocate(16 << 10);
    session.begin(reply.response());
    boolean done = false;
    while (!done) {
      done = session.fill(out);
      out.flip();
      if (fault == Fault.FORGETS_THE_REST_OF_LONG_ANSWERS && !done) {
        out.limit(out.limit() - 1);
      }
      while (out.hasRemaining()) {
        channel.write(out);
      }
      out.clear();
      session.sent();
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public ServerCounters counters() {
    ServerCounters counters = service.counters();
    if (fault != Fault.MISCOUNTS) {
      return counters;
    }
    service.tally().closed();
    return service.counters();
  }

  @Override
  public CompletionStage<Void> termination() {
    return end;
  }

  @Override
  public void stop(Duration grace) {
    service.stopping();
    try {
      closeConnections(grace);
      if (fault == Fault.KEEPS_THE_PORT) {
        return;
      }
      listener.close();
      // The acceptor comes first: when it has ended, no thread is added any more.
      for (Thread thread = threads.poll(); thread != null; thread = threads.poll()) {
        thread.interrupt();
        thread.join();
      }
    } catch (IOException e) {
      end.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.complete(null);
  }

  /** Waits for answers under way, but for those that outlast the grace; none begins meanwhile. */
  private void closeConnections(Duration grace) throws IOException, InterruptedException {
    boolean allAnswered = answering.writeLock().tryLock(grace.toNanos(), TimeUnit.NANOSECONDS);
    try {
      for (SocketChannel channel : open) {
        channel.close();
      }
    } finally {
      if (allAnswered) {
        answering.writeLock().unlock();
      }
    }
  }
}
