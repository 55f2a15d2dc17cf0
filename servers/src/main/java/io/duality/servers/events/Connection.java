package io.duality.servers.events;

import io.duality.servers.nonblocking.Conversation;
import io.duality.servers.nonblocking.Core;
import io.duality.servers.nonblocking.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A socket and its conversation. Confined to its loop's thread.
 *
 * <p>A connection that does not want to read leaves its interest in reads on until a read event
 * comes: most waits end before, and each change of interest costs most mechanisms a system call.
 */
final class Connection implements Ready, Link {
  private final EventLoop loop;
  private final Socket socket;
  private final Conversation conversation;
  private @Nullable ByteBuffer unsent;

  Connection(EventLoop loop, Core core, Socket socket) {
    this.loop = loop;
    this.socket = socket;
    conversation = new Conversation(core, loop, this);
  }

  /** Joins its loop. */
  void adopt() {
    try {
      socket.register(this);
    } catch (IOException | RuntimeException e) {
      loop.conversations().join(conversation);
      conversation.fail();
      return;
    }
    loop.conversations().join(conversation);
  }

  @Override
  public void onReady() {
    loop.sawEvent();
    try {
      doReady();
    } catch (IOException | RuntimeException e) {
      conversation.broken(e);
    }
  }

  private void doReady() throws IOException {
    if (unsent != null) {
      writeOn(unsent);
    } else if (conversation.isBusy()) {
      socket.want(Interest.NONE);
    } else {
      read();
    }
  }

  private void read() throws IOException {
    int count = socket.read(loop.inputView().clear());
    if (count < 0) {
      conversation.inputEnded();
    } else {
      conversation.received(loop.input(), 0, count);
      // One that lingers does not ask again for what a full buffer has left.
      socket.want(socket.interest());
    }
  }

  private void writeOn(ByteBuffer rest) throws IOException {
    socket.write(rest);
    if (rest.hasRemaining()) {
      socket.want(Interest.WRITE);
    } else {
      unsent = null;
      conversation.written();
    }
  }

  @Override
  public ByteBuffer output() {
    return loop.output();
  }

  /** {@inheritDoc} What the kernel does not take becomes this connection's own. */
  @Override
  public boolean flush() throws IOException {
    ByteBuffer out = loop.output().flip();
    try {
      if (out.hasRemaining()) {
        socket.write(out);
      }
      if (out.hasRemaining()) {
        unsent = ByteBuffer.allocate(out.remaining()).put(out).flip();
        return false;
      }
      return true;
    } finally {
      out.clear();
    }
  }

  @Override
  public long writeProgress() {
    return unsent == null ? 0 : unsent.remaining();
  }

  @Override
  public void await(Wait what) throws IOException {
    switch (what) {
      case INPUT -> socket.want(Interest.READ);
      case OUTPUT -> socket.want(Interest.WRITE);
      case STEP -> {
        if (socket.interest() == Interest.WRITE) {
          socket.want(Interest.READ);
        }
      }
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() {
    unsent = null;
    loop.output().clear();
    socket.close();
    loop.conversations().leave(conversation);
  }
}
