package io.duality.servers.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The output buffer that the connections of one loop use in turn; empty between two events. While
 * the kernel takes all that is written, one buffer serves them all; what it does not take keeps the
 * buffer, and the next connection gets another. Confined to its loop's thread.
 */
final class Output {
  /** The largest size that Netty's pool keeps for a thread; holds a page of 8 KB with its head. */
  private static final int BYTES = 32 << 10;

  private final Supplier<ByteBuf> source;
  private @Nullable ByteBuf buffer;
  private @Nullable ByteBuffer view;

  Output() {
    this(() -> PooledByteBufAllocator.DEFAULT.directBuffer(BYTES, BYTES));
  }

  /** Takes its buffers elsewhere, for tests. */
  Output(Supplier<ByteBuf> source) {
    this.source = source;
  }

  /**
   * Where to write.
   *
   * @throws OutOfMemoryError if there is no memory for another buffer
   */
  ByteBuffer view() {
    ByteBuffer present = view;
    if (present == null) {
      ByteBuf fresh = source.get();
      buffer = fresh;
      present = fresh.nioBuffer(0, fresh.capacity());
      view = present;
    }
    return present;
  }

  boolean isEmpty() {
    return view == null || view.position() == 0;
  }

  /** Forgets what was written. */
  void clear() {
    if (view != null) {
      view.clear();
    }
  }

  /** Writes and flushes what is in the buffer, and leaves it empty. */
  ChannelFuture writeTo(ChannelHandlerContext ctx, ChannelPromise promise) {
    int length = view().position();
    ByteBuf full = Objects.requireNonNull(buffer);
    full.setIndex(0, length);
    ChannelFuture write = ctx.writeAndFlush(full.retain(), promise);
    if (full.refCnt() == 1) {
      clear();
    } else {
      release();
    }
    return write;
  }

  /** Gives up the buffer: its memory is freed under the view when Netty has written it. */
  void release() {
    ByteBuf present = buffer;
    buffer = null;
    view = null;
    if (present != null) {
      present.release();
    }
  }
}
