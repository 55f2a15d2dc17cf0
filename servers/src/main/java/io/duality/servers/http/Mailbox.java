package io.duality.servers.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a room and has not gone out yet to one who listens. Any thread may call.
 *
 * <p>It is bounded: who does not read neither holds the room up nor fills the server. A message too
 * many ends the stream without its last chunk, which its reader cannot take for an end in order,
 * and which counts as a failure of this server.
 */
final class Mailbox implements Await.Event {
  /**
   * Messages that wait, at most. Twenty users who are at most two messages ahead of their slowest
   * reader leave 38 of them; the rest is for readers who are slower.
   */
  static final int MOST_WAITING = 1_024;

  private enum State {
    OPEN,
    CLOSED,
    OVERFLOWN
  }

  private final Await rest = new Await(this);
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private State state = State.OPEN;
  private @Nullable Runnable waiter;

  /** The step that waits for its messages. */
  Await step() {
    return rest;
  }

  /**
   * Adds a message.
   *
   * @param chunk from 0 to its limit; shared with other mailboxes, and read by absolute positions
   * @return false if the stream has ended, or ends by this message, so that the room can forget it
   */
  boolean offer(ByteBuffer chunk) {
    boolean taken;
    Runnable woken;
    synchronized (this) {
      taken = state == State.OPEN && waiting.size() < MOST_WAITING;
      if (taken) {
        waiting.add(chunk);
      } else if (state == State.OPEN) {
        state = State.OVERFLOWN;
        waiting.clear();
      }
      woken = takeWaiter();
    }
    wake(woken);
    return taken;
  }

  /** No more messages come; those that wait still go out. */
  void close() {
    Runnable woken;
    synchronized (this) {
      if (state == State.OPEN) {
        state = State.CLOSED;
      }
      woken = takeWaiter();
    }
    wake(woken);
  }

  private @Nullable Runnable takeWaiter() {
    Runnable taken = waiter;
    waiter = null;
    return taken;
  }

  /** Outside of the lock: a waiter may take others. */
  private static void wake(@Nullable Runnable woken) {
    if (woken != null) {
      woken.run();
    }
  }

  @Override
  public synchronized boolean isReady() {
    return !waiting.isEmpty() || state != State.OPEN;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Looking and waiting are one act: a message that came between them would wake nobody.
   */
  @Override
  public void whenReady(Runnable next) {
    synchronized (this) {
      if (!isReady()) {
        waiter = next;
        return;
      }
    }
    next.run();
  }

  @Override
  public Step take() {
    List<ByteBuffer> taken;
    State ended;
    synchronized (this) {
      taken = List.copyOf(waiting);
      waiting.clear();
      ended = state;
    }
    if (!taken.isEmpty()) {
      return new Reply(Response.part(joined(taken), rest));
    }
    return switch (ended) {
      case OPEN -> throw new IllegalStateException("nothing has come");
      case CLOSED -> new Reply(Response.lastChunk());
      case OVERFLOWN -> new Reply(Response.abort());
    };
  }

  /** One message is sent from where it lies; several in one piece cost one system call. */
  private static ByteBuffer joined(List<ByteBuffer> chunks) {
    if (chunks.size() == 1) {
      return chunks.getFirst();
    }
    ByteBuffer all = ByteBuffer.allocate(chunks.stream().mapToInt(ByteBuffer::limit).sum());
    chunks.forEach(chunk ->
        all.put(all.position(), chunk, 0, chunk.limit()).position(all.position() + chunk.limit()));
    return all.flip();
  }
}
