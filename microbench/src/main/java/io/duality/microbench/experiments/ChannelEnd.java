package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Through a channel that blocks, and buffers outside of the heap, which need no copy. */
class ChannelEnd implements BlastEnd {
  private final SocketChannel channel;
  private final ByteBuffer message;
  private final ByteBuffer received;

  ChannelEnd(SocketChannel channel, byte[] message) {
    this.channel = channel;
    this.message = ByteBuffer.allocateDirect(message.length).put(message);
    received = ByteBuffer.allocateDirect(message.length);
  }

  @Override
  public final void send() throws IOException {
    message.clear();
    while (message.hasRemaining()) {
      if (channel.write(message) == 0) {
        awaitRoom();
      }
    }
  }

  @Override
  public final int receive() throws IOException {
    received.clear();
    int got = 0;
    while (got == 0) {
      awaitBytes();
      got = channel.read(received);
    }
    return got;
  }

  /** A write has found no room, which one that blocks does not. */
  void awaitRoom() throws IOException {
    throw new IOException("a blocking write has written nothing");
  }

  /** Before each read; one that blocks waits by itself. */
  void awaitBytes() throws IOException {}

  @Override
  public final ByteBuffer received() {
    return received.duplicate().clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
