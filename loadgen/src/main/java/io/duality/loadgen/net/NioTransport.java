package io.duality.loadgen.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's Selector: level-triggered, so that readiness is told again until it is used up. A wait
 * ends up to 1 ms late, and {@link #HANGUP} is never told: the end is found by the next read. Ports
 * are bound before the connect, as the JDK cannot leave that to the connect.
 */
final class NioTransport implements Transport {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final Endpoints endpoints;
  private final Selector selector;
  private final @Nullable SelectionKey[] keys;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteBuffer incoming = ByteBuffer.wrap(buffer);
  private final ByteBuffer outgoing;
  private final int[] readySlots;
  private final int[] readyFlags;
  private final Consumer<SelectionKey> collect = this::collect;
  private int ready;
  private @Nullable NetFailure failure;

  NioTransport(Endpoints endpoints, int slots, byte[] request) throws IOException {
    this.endpoints = endpoints;
    selector = Selector.open();
    keys = new SelectionKey[slots];
    readySlots = new int[slots];
    readyFlags = new int[slots];
    outgoing = ByteBuffer.allocateDirect(request.length).put(request).flip();
  }

  @Override
  public boolean connect(int slot, int source, int receiveBufferBytes) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      if (receiveBufferBytes > 0) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
      }
      begin(channel, slot, source);
      return true;
    } catch (IOException e) {
      failure = NioFailures.of(e, endpoints.describe(source));
      closeQuietly(channel);
      return false;
    }
  }

  private void begin(SocketChannel channel, int slot, int source) throws IOException {
    channel.configureBlocking(false);
    // Without it a request would wait for the acknowledgement of the one before.
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (source >= 0) {
      channel.bind(new InetSocketAddress(endpoints.sources().get(source), 0));
    }
    boolean decided = channel.connect(endpoints.target());
    int interest = decided ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT;
    keys[slot] = channel.register(selector, interest, slot);
  }

  @Override
  public boolean finishConnect(int slot) {
    try {
      if (!channel(slot).finishConnect()) {
        throw new IOException("the connect is not decided");
      }
      key(slot).interestOps(SelectionKey.OP_READ);
      return true;
    } catch (IOException e) {
      failure = NioFailures.of(e, endpoints.describe(Endpoints.ANY_SOURCE));
      return false;
    }
  }

  @Override
  public int read(int slot, int limit) {
    try {
      incoming.clear().limit(limit);
      int got = channel(slot).read(incoming);
      // Who reads slowly comes again by himself, and would be told without end meanwhile.
      want(slot, SelectionKey.OP_READ, got == 0 || limit == BUFFER_BYTES);
      return got;
    } catch (IOException e) {
      return failed(e);
    }
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int write(int slot, int from, int to) {
    try {
      outgoing.limit(to).position(from);
      int sent = channel(slot).write(outgoing);
      want(slot, SelectionKey.OP_WRITE, outgoing.hasRemaining());
      want(slot, SelectionKey.OP_READ, true);
      return sent;
    } catch (IOException e) {
      return failed(e);
    }
  }

  private void want(int slot, int operation, boolean wanted) {
    SelectionKey key = key(slot);
    int before = key.interestOps();
    int interest = wanted ? before | operation : before & ~operation;
    if (interest != before) {
      key.interestOps(interest);
    }
  }

  private int failed(IOException e) {
    failure = NioFailures.of(e, endpoints.describe(Endpoints.ANY_SOURCE));
    return FAILED;
  }

  @Override
  public void close(int slot) {
    SelectionKey key = keys[slot];
    if (key != null) {
      keys[slot] = null;
      closeQuietly((SocketChannel) key.channel());
    }
  }

  private static void closeQuietly(@Nullable SocketChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // The connection is gone either way, and its failure has been counted by whoever met it.
    }
  }

  @Override
  public int poll(long nanos) {
    ready = 0;
    try {
      if (nanos == 0) {
        selector.selectNow(collect);
      } else {
        selector.select(collect, Math.ceilDiv(nanos, NANOS_PER_MILLI));
      }
    } catch (IOException e) {
      throw new IllegalStateException("select failed: " + e.getMessage(), e);
    }
    return ready;
  }

  private void collect(SelectionKey key) {
    int ops = key.readyOps();
    int flags = (ops & SelectionKey.OP_READ) != 0 ? READABLE : 0;
    if ((ops & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0) {
      flags |= WRITABLE;
    }
    readySlots[ready] = (Integer) key.attachment();
    readyFlags[ready] = flags;
    ready++;
  }

  @Override
  public int readySlot(int i) {
    return readySlots[i];
  }

  @Override
  public int readyFlags(int i) {
    return readyFlags[i];
  }

  @Override
  public void wakeup() {
    selector.wakeup();
  }

  @Override
  public NetFailure failure() {
    return Objects.requireNonNull(failure, "nothing has failed");
  }

  private SelectionKey key(int slot) {
    return Objects.requireNonNull(keys[slot], "slot is closed");
  }

  private SocketChannel channel(int slot) {
    return (SocketChannel) key(slot).channel();
  }

  @Override
  public void close() {
    for (int slot = 0; slot < keys.length; slot++) {
      close(slot);
    }
    try {
      selector.close();
    } catch (IOException e) {
      throw new IllegalStateException("selector cannot be closed: " + e.getMessage(), e);
    }
  }
}
