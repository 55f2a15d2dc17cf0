package io.duality.servers.contract;

import io.duality.servers.Capability;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.http.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A small model with one fault, made to show that the contract finds it. */
final class Twin implements ServerModel, AutoCloseable {

  enum Fault {
    NONE,
    SWAPS_ANSWERS,
    FORGETS_INPUT_BEHIND_A_PAUSE,
    FORGETS_THE_REST_OF_LONG_ANSWERS,
    LOSES_WAKE_UPS,
    SERVES_ONE_CONNECTION_AFTER_THE_OTHER,
    CUTS_OFF_WHO_STILL_SENDS,
    MISCOUNTS,
    LEAKS_A_THREAD,
    KEEPS_THE_PORT
  }

  private final Fault fault;
  private final CountDownLatch released = new CountDownLatch(1);

  Twin(Fault fault) {
    this.fault = fault;
  }

  @Override
  public String id() {
    return "twin";
  }

  @Override
  public String summary() {
    return fault.name();
  }

  /** Whatever its fault, it says the contrary of what it does. */
  @Override
  public Set<Capability> capabilities() {
    return fault == Fault.SERVES_ONE_CONNECTION_AFTER_THE_OTHER
        ? EnumSet.allOf(Capability.class)
        : Set.of();
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(config.address(), config.port()), config.backlog());
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    TwinServer server = new TwinServer(fault, service, listener);
    server.start();
    if (fault == Fault.LEAKS_A_THREAD) {
      leak(released::await);
    }
    if (fault == Fault.KEEPS_THE_PORT) {
      leak(() -> {
        released.await();
        listener.close();
      });
    }
    return server;
  }

  private interface Leak {
    void run() throws InterruptedException, IOException;
  }

  private static void leak(Leak body) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            body.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Ends what the fault has left behind. */
  @Override
  public void close() {
    released.countDown();
  }
}
