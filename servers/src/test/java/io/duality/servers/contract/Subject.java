package io.duality.servers.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server of a candidate, its folder and its clients; all are released at the end. */
final class Subject implements AutoCloseable {
  static final String SMALL = "a small file\n";

  /** Held alone where low numbers are needed, and shared by all others. */
  private static final ReadWriteLock DESCRIPTORS = new ReentrantReadWriteLock(true);

  final Path root;
  final RunningServer server;
  private final Candidate candidate;
  private final Lock lock;
  private final List<Client> clients = new ArrayList<>();

  private Subject(Candidate candidate, Lock lock, Path root, RunningServer server) {
    this.candidate = candidate;
    this.lock = lock;
    this.root = root;
    this.server = server;
  }

  static Subject start(Candidate candidate) throws IOException {
    return start(candidate, config -> config);
  }

  /** Starts a server with two loops, unless it is told otherwise, over a folder with one file. */
  static Subject start(Candidate candidate, UnaryOperator<ServerConfig> settings)
      throws IOException {
    Path root = Files.createTempDirectory("contract");
    Lock lock = candidate.isAlone() ? DESCRIPTORS.writeLock() : DESCRIPTORS.readLock();
    lock.lock();
    try {
      Files.writeString(root.resolve("small.txt"), SMALL, ISO_8859_1);
      ServerConfig config = settings.apply(ServerConfig.of(root).withParallelism(2));
      return new Subject(candidate, lock, root, candidate.model().start(config));
    } catch (IOException | RuntimeException e) {
      lock.unlock();
      delete(root);
      throw e;
    }
  }

  /** Adds a file to the folder. */
  byte[] file(String name, byte[] content) throws IOException {
    Files.write(root.resolve(name), content);
    return content;
  }

  Client connect() throws IOException {
    return connect(0);
  }

  /** Connects with a small receive buffer, so that what is not read stays with the server. */
  Client connect(int receiveBytes) throws IOException {
    Client client = new Client(server.port(), candidate.patience(), receiveBytes);
    synchronized (clients) {
      clients.add(client);
    }
    return client;
  }

  /** So many connections that have been served once, and ask for nothing more. */
  List<Client> idle(int count) throws IOException {
    List<Client> idle = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      idle.add(connect().get("/small.txt"));
      assertThat(idle.getLast().answer().status()).isEqualTo(200);
    }
    return idle;
  }

  ServerCounters counters() {
    return server.counters();
  }

  /** Waits until something holds; fails when the patience is over. */
  void await(String what, BooleanSupplier holds) {
    await(candidate, what, holds);
  }

  static void await(Candidate candidate, String what, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - start > candidate.patience().toNanos()) {
        throw new AssertionError("not within " + candidate.patience() + ": " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      server.close();
    } finally {
      for (Client client : clients) {
        client.close();
      }
      lock.unlock();
      delete(root);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
