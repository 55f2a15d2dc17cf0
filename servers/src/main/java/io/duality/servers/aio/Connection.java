package io.duality.servers.aio;

import io.duality.servers.nonblocking.Conversation;
import io.duality.servers.nonblocking.Link;
import io.duality.servers.nonblocking.Turns;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection: completions in, operations out. At most one read and one write are under way; all
 * of it is guarded by a lock, which stands for the thread that a {@link Conversation} is confined
 * to.
 *
 * <p>The JDK may call a handler within the call that begins the operation. Such a completion is
 * only noted, and taken up when the event that is under way has ended: a conversation is not
 * entered twice.
 */
final class Connection implements Link, Turns {
  private static final int INPUT_BYTES = 2_048;

  private final AioServer server;
  private final AsynchronousSocketChannel channel;
  private final Conversation conversation;
  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] input = new byte[INPUT_BYTES];
  private final ByteBuffer inputView = ByteBuffer.wrap(input);
  private final Operation read = new Operation(this);
  private final Operation write = new Operation(this);
  private @Nullable ByteBuffer out;
  private boolean wantsInput;
  private boolean isWriteAwaited;
  private boolean closed;
  private long written;

  Connection(AioServer server, AsynchronousSocketChannel channel) {
    this.server = server;
    this.channel = channel;
    conversation = new Conversation(server.core(), this, this);
  }

  /** In the acceptor's handler. */
  void begin() {
    enter(() -> {
      wantsInput = true;
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (server.isDraining()) {
        conversation.endIfIdle();
      }
    });
  }

  /** What happens to a connection. */
  interface Event {
    void run() throws IOException;
  }

  /** Whether the calling thread is within an event. */
  boolean isEntered() {
    return lock.isHeldByCurrentThread();
  }

  /** The error boundary: whatever an event brings ends this connection and no other. */
  void enter(Event event) {
    lock.lock();
    try {
      event.run();
      pump();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      conversation.broken(e);
    } catch (Error e) {
      conversation.broken(e);
      server.fail(e);
    } finally {
      lock.unlock();
    }
  }

  /** Takes up what was noted and begins what is wanted, until nothing is left of both. */
  private void pump() throws IOException {
    while (!closed) {
      if (read.take()) {
        received();
      } else if (isWriteAwaited && write.take()) {
        if (goOnWriting()) {
          isWriteAwaited = false;
          conversation.written();
        }
      } else if (wantsInput && !read.isUnderWay()) {
        read.begun();
        channel.read(inputView.clear(), null, read);
      } else {
        return;
      }
    }
  }

  private void received() {
    if (read.bytes() < 0) {
      conversation.inputEnded();
    } else {
      conversation.received(input, 0, read.bytes());
    }
  }

  @Override
  public ByteBuffer output() {
    ByteBuffer present = out;
    if (present == null) {
      present = server.buffers().borrow();
      out = present;
    }
    return present;
  }

  @Override
  public boolean flush() throws IOException {
    ByteBuffer present = out;
    if (present == null) {
      return true;
    }
    present.flip();
    isWriteAwaited = !writeOut(present);
    return !isWriteAwaited;
  }

  /** After a completion: whether all is gone. */
  private boolean goOnWriting() throws IOException {
    written += write.bytes();
    ByteBuffer present = out;
    return present == null || writeOut(present);
  }

  /** Writes as long as completions come at once; true if all is gone. */
  private boolean writeOut(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      write.begun();
      channel.write(bytes, null, write);
      if (!write.take()) {
        return false;
      }
      written += write.bytes();
    }
    out = null;
    server.buffers().giveBack(bytes);
    return true;
  }

  @Override
  public long writeProgress() {
    return written;
  }

  @Override
  public void await(Wait what) {
    wantsInput = what == Wait.INPUT;
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  /** A buffer that a write still uses is left to the garbage collector. */
  @Override
  public void close() {
    closed = true;
    ByteBuffer present = out;
    out = null;
    if (present != null && !write.isUnderWay()) {
      server.buffers().giveBack(present);
    }
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
    server.left(this);
  }

  @Override
  public void execute(Runnable task) {
    server.timer().execute(() -> enter(task::run));
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    server.timer().after(delay, () -> enter(task::run));
  }

  @Override
  public boolean isDraining() {
    return server.isDraining();
  }

  /** Looks at the deadline, unless an event is under way. */
  void sweep(long nowNanos) {
    unlessBusy(() -> conversation.sweep(nowNanos));
  }

  void endIfIdle() {
    unlessBusy(conversation::endIfIdle);
  }

  void cut() {
    unlessBusy(conversation::close);
  }

  private void unlessBusy(Event event) {
    if (lock.tryLock()) {
      try {
        enter(event);
      } finally {
        lock.unlock();
      }
    }
  }
}
