package io.duality.servers.epoll;

import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bridge between Netty's channel of one connection and its session. Confined to its loop's
 * thread.
 *
 * <pre>
 *           the kernel did not take all
 *   READING ---------------------------> WRITING
 *      |    <---------------------------    |
 *      |       Netty has written the rest   |
 *      v                                    |
 *   LINGERING (half-closed on error) <------+
 *      |
 *      v
 *   CLOSED      from any state: end of input, error, timeout
 * </pre>
 *
 * In READING and in WRITING a step may be waiting for the disk or a timer: then, and while output
 * is under way, no further request is taken up. Reads are stopped only when one comes meanwhile:
 * most waits end before, and each change of interest costs a system call.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final int LINGER_BYTES = 1 << 20;
  private static final long LINGER_NANOS = 2_000_000_000L;

  private enum State {
    READING,
    WRITING,
    LINGERING,
    CLOSED
  }

  private final Loop loop;
  private final EpollSocketChannel channel;
  private final Session session;
  private final Patience patience = new Patience();
  private @Nullable ChannelHandlerContext context;
  private State state = State.READING;
  private int index;
  private boolean driving;
  private boolean waiting;
  private boolean midRequest;
  private boolean busy;
  private boolean inputEnded;
  private @Nullable Step resumed;
  private @Nullable Future<?> timer;
  private int lingered;

  Connection(Loop loop, Channel channel) {
    this.loop = loop;
    this.channel = (EpollSocketChannel) channel;
    session = loop.shared().service().open();
  }

  /** Its place in its loop's list. */
  int index() {
    return index;
  }

  void setIndex(int place) {
    index = place;
  }

  @Override
  public void channelRegistered(ChannelHandlerContext ctx) {
    context = ctx;
    loop.joined(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      guarded(() -> doRead(bytes));
    } finally {
      bytes.release();
    }
  }

  /** The error boundary: whatever an event brings ends this connection and no other. */
  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      // Memory outside the heap may be short for a while.
      loop.output().clear();
      fail();
    }
  }

  private void doRead(ByteBuf bytes) {
    int count = bytes.readableBytes();
    switch (state) {
      case READING, WRITING -> {
        bytes.readBytes(loop.input(), 0, count);
        session.feed(loop.input(), 0, count);
        if (busy) {
          session.retain();
          channel.config().setAutoRead(false);
        } else {
          drive();
        }
      }
      case LINGERING -> {
        lingered += count;
        if (lingered > LINGER_BYTES) {
          close();
        }
      }
      case CLOSED -> {}
    }
  }

  /** Runs requests until the input is used up, a step waits or the peer does not read. */
  private void drive() {
    driving = true;
    while (state == State.READING && !waiting && produce()) {}
    if (state == State.READING) {
      flush();
    }
    driving = false;
    settle();
  }

  /** Fills the output a bit further, or takes one step; false when there is nothing to do. */
  private boolean produce() {
    if (session.isResponding()) {
      if (!session.fill(loop.output().view())) {
        flush();
      }
      return true;
    }
    Step step = resumed != null ? resumed : session.next();
    resumed = null;
    if (step != null) {
      take(step);
    }
    return step != null;
  }

  private void take(Step step) {
    midRequest = false;
    switch (step) {
      case Reply reply -> session.begin(reply.response());
      case ReadFile read when read.resident() -> take(read.run());
      case ReadFile read -> {
        waiting = true;
        loop.shared()
            .helpers()
            .read(
                read, next -> loop.execute(() -> goOn(next)), failure -> loop.execute(this::fail));
      }
      case Pause(Duration length, Step then) -> {
        waiting = true;
        timer = loop.events().schedule(() -> goOn(then), length.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
  }

  /** A step that waited goes on; output that is still under way goes first. */
  private void goOn(Step step) {
    if (state == State.CLOSED) {
      return;
    }
    waiting = false;
    timer = null;
    resumed = step;
    if (state == State.READING) {
      guarded(this::drive);
    }
  }

  /**
   * Hands the loop's output to the kernel. Netty writes at once and keeps what the kernel did not
   * take; an empty write behind it then says when it is gone.
   */
  private void flush() {
    ChannelHandlerContext ctx = context;
    if (ctx == null || loop.output().isEmpty()) {
      return;
    }
    loop.output().writeTo(ctx);
    ChannelOutboundBuffer kept = channel.unsafe().outboundBuffer();
    if (state == State.CLOSED || kept == null) {
      return;
    }
    if (kept.isEmpty()) {
      session.sent();
      return;
    }
    state = State.WRITING;
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(result -> {
          if (result.isSuccess()) {
            // Not in place: this runs inside of Netty's write.
            loop.execute(this::resumeAfterWrite);
          }
        });
  }

  private void resumeAfterWrite() {
    if (state == State.WRITING) {
      state = State.READING;
      session.sent();
      guarded(this::drive);
    }
  }

  /** After an event: what to wait for, and from when on. */
  private void settle() {
    if (state == State.CLOSED) {
      return;
    }
    session.retain();
    boolean mid = session.isMidRequest();
    setBusy(waiting || state == State.WRITING);
    if (!busy) {
      settleReading(mid);
    } else {
      patience.renew();
    }
    midRequest = mid && !busy;
  }

  /** The end of the peer's input closes the channel, unless there is something to be answered. */
  private void setBusy(boolean value) {
    if (busy != value) {
      busy = value;
      channel.config().setAllowHalfClosure(value);
    }
  }

  private void settleReading(boolean mid) {
    if (session.isClosing()) {
      end();
    } else if (inputEnded || (loop.isDraining() && !mid)) {
      close();
    } else {
      readOn();
      // The time for a request counts from its first byte: further bytes do not renew it.
      if (!mid || !midRequest) {
        patience.renew();
      }
    }
  }

  private void end() {
    if (inputEnded || !session.shouldLinger()) {
      close();
      return;
    }
    state = State.LINGERING;
    patience.renew();
    var _ = channel.shutdownOutput();
    readOn();
  }

  private void readOn() {
    if (!channel.config().isAutoRead()) {
      channel.config().setAutoRead(true);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      if (!busy) {
        close();
      }
    }
  }

  /** Ends what has waited too long; the other states of a request have no deadline here. */
  void sweep(long nowNanos) {
    switch (state) {
      case READING -> {
        if (waiting) {
          return;
        }
        long limit =
            midRequest
                ? loop.shared().timeouts().headNanos()
                : loop.shared().timeouts().idleNanos();
        if (patience.isOver(nowNanos, limit)) {
          expire();
        }
      }
      case WRITING -> {
        patience.renewOn(writeProgress());
        if (patience.isOver(nowNanos, loop.shared().timeouts().idleNanos())) {
          expire();
        }
      }
      case LINGERING -> {
        if (patience.isOver(nowNanos, LINGER_NANOS)) {
          close();
        }
      }
      case CLOSED -> {}
    }
  }

  private void expire() {
    if (state == State.READING && midRequest) {
      guarded(() -> {
        take(session.timedOut());
        drive();
      });
    } else {
      loop.shared().service().tally().timedOut();
      close();
    }
  }

  /** A figure that changes whenever the kernel takes more of the output. */
  private long writeProgress() {
    ChannelOutboundBuffer kept = channel.unsafe().outboundBuffer();
    return kept == null ? 0 : kept.currentProgress() - kept.totalPendingWriteBytes();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof Error && !(cause instanceof OutOfMemoryError)) {
      loop.shared().failed().accept(cause);
    }
    loop.output().clear();
    // A reset between two requests is one of the ways in which clients leave, and one behind an
    // answer that was complete too.
    if (cause instanceof IOException && (isIdle() || state == State.LINGERING)) {
      close();
    } else {
      fail();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    close();
  }

  private boolean isIdle() {
    return state == State.READING && !waiting && !midRequest && !driving;
  }

  void endIfIdle() {
    if (isIdle()) {
      close();
    }
  }

  private void fail() {
    if (state != State.CLOSED) {
      loop.shared().service().tally().failed();
      close();
    }
  }

  void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    Future<?> pending = timer;
    if (pending != null) {
      pending.cancel(false);
    }
    channel.unsafe().close(channel.voidPromise());
    loop.shared().service().tally().closed();
    loop.left(this);
  }

  /** Netty has closed the channel as its loop ended, without a word. */
  void abandon() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      loop.shared().service().tally().failed();
      loop.shared().service().tally().closed();
    }
  }
}
