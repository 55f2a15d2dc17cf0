package io.duality.servers.nio;

import io.duality.servers.nonblocking.Conversation;
import io.duality.servers.nonblocking.Core;
import io.duality.servers.nonblocking.Link;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the selector and its conversation. Confined to its loop's thread.
 *
 * <p>A connection that does not want to read leaves its interest in reads on until a read event
 * comes: most waits end before, and each change of interest costs a system call.
 */
final class Connection implements EventLoop.Channel, Link {
  private final EventLoop loop;
  private final SocketChannel channel;
  private final Conversation conversation;
  private @Nullable SelectionKey key;
  private @Nullable ByteBuffer unsent;

  Connection(EventLoop loop, Core core, SocketChannel channel) {
    this.loop = loop;
    this.channel = channel;
    conversation = new Conversation(core, loop, this);
  }

  /** Joins its loop. */
  void adopt() {
    loop.joined();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      key = channel.register(loop.selector(), SelectionKey.OP_READ, this);
    } catch (IOException e) {
      conversation.fail();
    }
    if (loop.isDraining()) {
      conversation.endIfIdle();
    }
  }

  Conversation conversation() {
    return conversation;
  }

  @Override
  public void onReady() {
    try {
      doReady();
    } catch (IOException | RuntimeException e) {
      conversation.broken(e);
    }
  }

  private void doReady() throws IOException {
    SelectionKey present = key;
    if (present == null) {
      return;
    }
    if (present.isWritable() && unsent != null) {
      writeOn(unsent);
    } else if (present.isReadable()) {
      read(present);
    }
  }

  private void read(SelectionKey present) throws IOException {
    if (conversation.isBusy()) {
      present.interestOpsAnd(~SelectionKey.OP_READ);
      return;
    }
    int count = channel.read(loop.inputView().clear());
    if (count < 0) {
      conversation.inputEnded();
    } else {
      conversation.received(loop.input(), 0, count);
    }
  }

  private void writeOn(ByteBuffer rest) throws IOException {
    channel.write(rest);
    if (!rest.hasRemaining()) {
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
        channel.write(out);
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
  public void await(Wait what) {
    SelectionKey present = key;
    if (present == null) {
      return;
    }
    int interest = present.interestOps();
    int wanted =
        switch (what) {
          case INPUT -> SelectionKey.OP_READ;
          case OUTPUT -> SelectionKey.OP_WRITE;
          case STEP -> interest == SelectionKey.OP_WRITE ? SelectionKey.OP_READ : interest;
        };
    if (interest != wanted) {
      present.interestOps(wanted);
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void sweep(long nowNanos) {
    conversation.sweep(nowNanos);
  }

  @Override
  public void close() {
    unsent = null;
    loop.output().clear();
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
    loop.left();
  }
}
