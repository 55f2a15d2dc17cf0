package io.duality.servers.netty;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.accept.Deferral;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the connections of the listening socket to all loops in turn. In the first loop's thread.
 *
 * <p>Netty tells of a connection by accepting it. So where active ones are favoured the channel
 * does not read by itself: it is told to, for one connection, while nobody is runnable.
 */
final class Acceptor extends ChannelInboundHandlerAdapter {
  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final long BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** One that does not learn: learning costs an object and a guess for each connection. */
  private static final FixedRecvByteBufAllocator INPUT =
      new FixedRecvByteBufAllocator(Loop.INPUT_BYTES);

  private final List<Loop> loops;

  /** Null if new connections are favoured. */
  private final @Nullable Deferral deferral;

  private int turn;
  private boolean failed;

  /**
   * An acceptor.
   *
   * @param policy the channel reads by itself if it favours new connections, else not
   * @param nanoTime the clock that deferrals are measured by
   */
  Acceptor(List<Loop> loops, AcceptPolicy policy, LongSupplier nanoTime) {
    this.loops = loops;
    deferral =
        policy == AcceptPolicy.ACTIVE
            ? new Deferral(loops.getFirst().shared().core().activity(), nanoTime)
            : null;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (deferral != null) {
      readUnlessActive(ctx, deferral);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    Channel channel = (Channel) message;
    Loop loop = loops.get(turn);
    turn = (turn + 1) % loops.size();
    loop.shared().core().service().tally().accepted();
    channel.config().setAllocator(PooledByteBufAllocator.DEFAULT).setRecvByteBufAllocator(INPUT);
    channel.pipeline().addLast(new Connection(loop, channel));
    ChannelFuture registered = loop.events().register(channel);
    registered.addListener(result -> {
      if (!result.isSuccess()) {
        refuse(loop, channel);
      }
    });
  }

  private static void refuse(Loop loop, Channel channel) {
    loop.shared().core().service().tally().refused();
    loop.shared().core().service().tally().closed();
    channel.unsafe().closeForcibly();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (deferral != null) {
      deferral.accepted();
      // Not in place: that it has failed is told after this.
      ctx.channel().eventLoop().execute(() -> readUnlessActive(ctx, deferral));
    }
  }

  private void readUnlessActive(ChannelHandlerContext ctx, Deferral present) {
    if (failed || !ctx.channel().isOpen()) {
      return;
    }
    if (present.isOver(false)) {
      ctx.read();
    } else {
      later(ctx, Deferral.WINDOW_NANOS, () -> readUnlessActive(ctx, present));
    }
  }

  private static void later(ChannelHandlerContext ctx, long nanos, Runnable task) {
    var _ = ctx.channel().eventLoop().schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      loops.getFirst().shared().failed().accept(cause);
    } else if (ctx.channel().isOpen()) {
      failed = true;
      ctx.channel().config().setAutoRead(false);
      later(ctx, BACKOFF_NANOS, () -> goOn(ctx));
    }
  }

  private void goOn(ChannelHandlerContext ctx) {
    failed = false;
    if (deferral == null) {
      ctx.channel().config().setAutoRead(true);
    } else {
      readUnlessActive(ctx, deferral);
    }
  }
}
