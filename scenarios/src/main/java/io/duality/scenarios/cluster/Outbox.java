package io.duality.scenarios.cluster;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Seals frames for one other side, and sends them in a thread of its own: who is frozen holds up
 * nobody else. Thread-safe; nothing blocks.
 */
final class Outbox implements Wire, AutoCloseable {
  /** Frames that may wait for one other side; lines of a server that says a lot. */
  static final int MOST = 100_000;

  private final BlockingQueue<Frame> waiting;
  private final CompletableFuture<String> broken = new CompletableFuture<>();
  private final Thread thread;

  /** What sealed frames go out by. */
  interface Exit {
    /**
     * Sends; may block.
     *
     * @throws IOException if it cannot; one line
     */
    void send(byte[] sealed) throws IOException;
  }

  private Outbox(String name, int most, Seal seal, Exit exit) {
    this.waiting = new LinkedBlockingQueue<>(most);
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> sendAll(seal, exit));
  }

  /**
   * One that sends.
   *
   * @param name of its thread
   * @param most frames that may wait, at least 1
   */
  static Outbox open(String name, int most, Seal seal, Exit exit) {
    Outbox outbox = new Outbox(name, most, seal, exit);
    outbox.thread.start();
    return outbox;
  }

  private void sendAll(Seal seal, Exit exit) {
    try {
      while (!broken.isDone()) {
        exit.send(seal.seal(waiting.take()));
      }
    } catch (InterruptedException e) {
      // Closed: whoever waits for what was not sent notices the silence.
      broken.complete("closed");
    } catch (IOException e) {
      broken.complete(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Completes, with why, when nothing is sent any more: a frame that was left out would be missed
   * by the other side, so that none is sent behind it.
   */
  CompletableFuture<String> broken() {
    return broken.copy();
  }

  @Override
  public void send(Frame frame) {
    if (!broken.isDone() && !waiting.offer(frame)) {
      broken.complete(waiting.size() + " frames wait to be sent");
    }
  }

  /** Sends nothing any more; what waits is left. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
