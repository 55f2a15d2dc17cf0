package io.duality.servers.netty;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives the connections of the listening socket to all loops in turn. In the first loop's thread.
 */
final class Acceptor extends ChannelInboundHandlerAdapter {
  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final long BACKOFF_MILLIS = 10;

  /** One that does not learn: learning costs an object and a guess for each connection. */
  private static final FixedRecvByteBufAllocator INPUT =
      new FixedRecvByteBufAllocator(Loop.INPUT_BYTES);

  private final List<Loop> loops;
  private int turn;

  Acceptor(List<Loop> loops) {
    this.loops = loops;
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
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      loops.getFirst().shared().failed().accept(cause);
    } else if (ctx.channel().isOpen()) {
      ctx.channel().config().setAutoRead(false);
      var _ =
          loops
              .getFirst()
              .events()
              .schedule(
                  () -> ctx.channel().config().setAutoRead(true),
                  BACKOFF_MILLIS,
                  TimeUnit.MILLISECONDS);
    }
  }
}
