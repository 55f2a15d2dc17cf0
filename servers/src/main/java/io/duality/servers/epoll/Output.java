package io.duality.servers.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;

/**
 * The output buffer that the connections of one loop use in turn; empty between two events. While
 * the kernel takes all that is written, one buffer serves them all; what it does not take keeps the
 * buffer, and the next connection gets another. Confined to its loop's thread.
 */
final class Output {
  /** The largest size that Netty's pool keeps for a thread; holds a page of 8 KB with its head. */
  private static final int BYTES = 32 << 10;

  private ByteBuf buffer;
  private ByteBuffer view;

  Output() {
    buffer = allocate();
    view = buffer.nioBuffer(0, BYTES);
  }

  private static ByteBuf allocate() {
    return PooledByteBufAllocator.DEFAULT.directBuffer(BYTES, BYTES);
  }

  /** Where to write. */
  ByteBuffer view() {
    return view;
  }

  boolean isEmpty() {
    return view.position() == 0;
  }

  /** Forgets what was written. */
  void clear() {
    view.clear();
  }

  /** Writes and flushes what is in the buffer, and leaves it empty. */
  void writeTo(ChannelHandlerContext ctx) {
    ByteBuf full = buffer;
    full.setIndex(0, view.position());
    var _ = ctx.writeAndFlush(full.retain(), ctx.voidPromise());
    if (full.refCnt() == 1) {
      view.clear();
      return;
    }
    full.release();
    buffer = allocate();
    view = buffer.nioBuffer(0, BYTES);
  }

  /** Gives the buffer back to the pool; nothing may be written any more. */
  void release() {
    buffer.release();
  }
}
