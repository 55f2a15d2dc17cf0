package io.duality.microbench.experiments;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One sender that sends without end, in a thread of its own, and one receiver, which is the calling
 * thread. A sender that fails closes the connection, so that the receiver cannot wait for ever.
 */
final class OneToOne implements AutoCloseable {
  private final byte[] message;
  private final BlastEnd sender;
  private final BlastEnd receiver;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean ending;
  private long received;
  private long surplus;

  private OneToOne(byte[] message, Style.Ends ends) {
    this.message = message;
    sender = ends.sender();
    receiver = ends.receiver();
    thread = Thread.ofPlatform().daemon().name("sender").unstarted(this::send);
  }

  /** Connects, and begins to send messages of that many bytes, at least 1. */
  static OneToOne start(Style style, int messageBytes) throws IOException {
    byte[] message = new byte[messageBytes];
    return over(message, style.connect(message));
  }

  /** Begins to send over a connection, which is closed with this. */
  static OneToOne over(byte[] message, Style.Ends ends) {
    OneToOne connection = new OneToOne(message, ends);
    connection.thread.start();
    return connection;
  }

  private void send() {
    try (sender) {
      while (!ending) {
        sender.send();
        sent.lazySet(sent.get() + message.length);
      }
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Reads so many bytes; what is read beyond counts for the next time.
   *
   * @throws IOException if the sender has ended
   */
  void receive(long bytes) throws IOException {
    long left = bytes - surplus;
    while (left > 0) {
      int got = receiver.receive();
      if (got < 0) {
        throw new IOException("the sender has ended", failure.get());
      }
      received += got;
      left -= got;
    }
    surplus = -left;
  }

  /**
   * Ends the sender and reads what is on its way.
   *
   * @throws IllegalStateException unless all that was sent has come
   */
  @Override
  public void close() throws IOException {
    ending = true;
    try (receiver) {
      int got = 0;
      while (got >= 0) {
        received += got;
        got = receiver.receive();
      }
    }
    join();
    if (failure.get() != null || received != sent.get()) {
      throw new IllegalStateException(
          "%d bytes were sent and %d received".formatted(sent.get(), received), failure.get());
    }
  }

  /** Bytes that have come; the receiving thread's. */
  long received() {
    return received;
  }

  private void join() {
    try {
      // It has closed its end, or there would be no end of the input.
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the sender ended", e);
    }
  }
}
