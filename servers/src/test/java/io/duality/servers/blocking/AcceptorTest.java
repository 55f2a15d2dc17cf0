package io.duality.servers.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.accept.Room;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.lifecycle.Lifecycle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an acceptor favours, with real sockets. */
final class AcceptorTest {
  private static final long PATIENCE_SECONDS = 30;

  private final ServerConfig config;
  private final ServerSocketChannel listener;
  private final Activity activity = new Activity(true);
  private final Activity.Member connection = activity.join();
  private final BlockingQueue<SocketChannel> accepted = new LinkedBlockingQueue<>();
  private final List<Socket> clients = new ArrayList<>();
  private final List<Acceptor> acceptors = new ArrayList<>();
  private final CountDownLatch windows = new CountDownLatch(100);

  AcceptorTest(@TempDir Path root) throws IOException {
    config = ServerConfig.of(root);
    listener = Listener.open(config);
  }

  private Acceptor start(LongSupplier clock) throws IOException {
    Lifecycle life = new Lifecycle(Service.of(config), grace -> {});
    AcceptGate gate = new AcceptGate(activity, clock, this::park);
    Acceptor acceptor = new Acceptor(life, listener, accepted::add, Room.UNLIMITED, gate);
    acceptors.add(acceptor);
    acceptor.start();
    return acceptor;
  }

  private void park(long nanos) {
    windows.countDown();
    LockSupport.parkNanos(nanos);
  }

  @AfterEach
  void stop() throws IOException {
    acceptors.forEach(Acceptor::close);
    acceptors.forEach(Acceptor::join);
    for (SocketChannel channel : accepted) {
      channel.close();
    }
    for (Socket client : clients) {
      client.close();
    }
  }

  private void connect() throws IOException {
    clients.add(new Socket(InetAddress.getLoopbackAddress(), Listener.port(listener)));
  }

  private void assertAccepts() throws InterruptedException {
    assertThat(accepted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void acceptsAtLastThoughAConnectionNeverRests() throws Exception {
    connection.works();
    start(System::nanoTime);
    connect();
    connect();
    assertAccepts();
    assertAccepts();
  }

  /** A gate whose time does not pass has no such guard: the test above can fail. */
  @Test
  void wouldNeverAcceptWithoutItsGuard() throws Exception {
    connection.works();
    start(() -> 0);
    connect();
    assertThat(windows.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(accepted).isEmpty();
    connection.waits();
    assertAccepts();
  }

  @Test
  void endsWhileItWaitsForQuiet() throws Exception {
    connection.works();
    Acceptor acceptor = start(System::nanoTime);
    connect();
    acceptor.close();
    acceptor.join();
    assertThat(listener.isOpen()).isFalse();
  }
}
