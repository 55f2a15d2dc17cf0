package io.duality.servers.netty;

import io.duality.servers.nonblocking.Conversation;
import io.duality.servers.nonblocking.Link;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bridge between Netty's channel of one connection and its conversation. Confined to its loop's
 * thread.
 *
 * <p>Reads are stopped only when one comes while the conversation is busy: most waits end before,
 * and each change of interest costs a system call.
 */
final class Connection extends ChannelInboundHandlerAdapter implements Link {
  private final Loop loop;
  private final SocketChannel channel;
  private final Conversation conversation;
  private @Nullable ChannelHandlerContext context;
  private boolean halfClosure;

  Connection(Loop loop, Channel channel) {
    this.loop = loop;
    this.channel = (SocketChannel) channel;
    conversation = new Conversation(loop.shared().core(), loop, this);
  }

  Conversation conversation() {
    return conversation;
  }

  @Override
  public void channelRegistered(ChannelHandlerContext ctx) {
    context = ctx;
    loop.joined(this);
    channel.closeFuture().addListener(closed -> loop.channelClosed());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      int count = bytes.readableBytes();
      bytes.readBytes(loop.input(), 0, count);
      if (conversation.isBusy()) {
        channel.config().setAutoRead(false);
      }
      conversation.received(loop.input(), 0, count);
    } finally {
      bytes.release();
    }
  }

  @Override
  public ByteBuffer output() {
    return loop.output().view();
  }

  @Override
  public boolean flush() {
    ChannelHandlerContext ctx = context;
    if (ctx == null || loop.output().isEmpty()) {
      return true;
    }
    return switch (loop.shared().transport().writes()) {
      case AT_ONCE -> flushAtOnce(ctx);
      case ON_COMPLETION -> {
        tellWhenWritten(loop.output().writeTo(ctx, ctx.newPromise()));
        yield false;
      }
    };
  }

  /** What the kernel did not take Netty keeps; an empty write behind it says when it is gone. */
  private boolean flushAtOnce(ChannelHandlerContext ctx) {
    var _ = loop.output().writeTo(ctx, ctx.voidPromise());
    ChannelOutboundBuffer kept = channel.unsafe().outboundBuffer();
    if (kept == null || kept.isEmpty()) {
      return true;
    }
    tellWhenWritten(ctx.writeAndFlush(Unpooled.EMPTY_BUFFER));
    return false;
  }

  private void tellWhenWritten(ChannelFuture write) {
    // Not in place: this runs inside of Netty's write.
    write.addListener(result ->
        loop.execute(() -> {
          if (result.isSuccess()) {
            conversation.written();
          } else {
            conversation.broken(result.cause());
          }
        }));
  }

  @Override
  public long writeProgress() {
    ChannelOutboundBuffer kept = channel.unsafe().outboundBuffer();
    return kept == null ? 0 : kept.currentProgress() - kept.totalPendingWriteBytes();
  }

  @Override
  public void await(Wait what) {
    switch (what) {
      case INPUT -> {
        allowHalfClosure(false);
        if (!channel.config().isAutoRead()) {
          channel.config().setAutoRead(true);
        }
      }
      case OUTPUT, STEP -> allowHalfClosure(true);
    }
  }

  /** The end of the peer's input closes the channel, unless there is something to be answered. */
  private void allowHalfClosure(boolean value) {
    if (halfClosure != value) {
      halfClosure = value;
      channel.config().setAllowHalfClosure(value);
    }
  }

  @Override
  public void shutdownOutput() {
    var _ = channel.shutdownOutput();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      conversation.inputEnded();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof Error && !(cause instanceof OutOfMemoryError)) {
      loop.shared().failed().accept(cause);
    }
    conversation.broken(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    conversation.close();
  }

  @Override
  public void close() {
    loop.output().clear();
    channel.unsafe().close(channel.voidPromise());
    loop.left(this);
  }
}
