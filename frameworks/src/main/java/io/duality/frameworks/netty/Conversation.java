package io.duality.frameworks.netty;

import io.duality.frameworks.Answer;
import io.duality.frameworks.Application;
import io.duality.frameworks.Content;
import io.duality.frameworks.Miss;
import io.duality.frameworks.Pause;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The requests of one connection, answered one after the other. Those that arrive while one waits
 * are kept, and nothing more is read until they are answered. Confined to the channel's loop.
 */
final class Conversation extends ChannelInboundHandlerAdapter {
  private final Application application;
  private final Queue<HttpRequest> requests = new ArrayDeque<>();
  private final ChannelFutureListener finished;
  private boolean busy;

  Conversation(Application application) {
    this.application = application;
    finished = _ -> application.finished();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    application.service().tally().accepted();
    context.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    application.service().tally().closed();
    requests.clear();
    context.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      requests.add(request);
      answerWaiting(context);
    }
    // Bodies are of no interest.
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && !busy) {
      application.service().tally().timedOut();
      var _ = context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    application.service().tally().failed();
    var _ = context.close();
  }

  private void answerWaiting(ChannelHandlerContext context) {
    HttpRequest request = busy ? null : requests.poll();
    while (request != null) {
      answer(context, request);
      request = busy ? null : requests.poll();
    }
    context.channel().config().setAutoRead(!busy);
  }

  private void answer(ChannelHandlerContext context, HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      context
          .writeAndFlush(response(HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    String uri = request.uri();
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    String query = mark < 0 ? "" : uri.substring(mark + 1);
    Answer answer = application.answer(request.method().name(), path, query);
    switch (answer) {
      case Content content -> send(context, request, content);
      case Pause pause -> {
        busy = true;
        var _ =
            context
                .executor()
                .schedule(
                    () -> resume(context, request, pause.then()),
                    pause.length().toNanos(),
                    TimeUnit.NANOSECONDS);
      }
      case Miss miss -> {
        busy = true;
        Thread.ofVirtual().name("disk").start(() -> read(context, request, miss));
      }
    }
  }

  /** On a thread that may block. */
  private void read(ChannelHandlerContext context, HttpRequest request, Miss miss) {
    Content content = miss.read().get();
    context.executor().execute(() -> resume(context, request, content));
  }

  private void resume(ChannelHandlerContext context, HttpRequest request, Content content) {
    busy = false;
    send(context, request, content);
    answerWaiting(context);
    context.flush();
  }

  private void send(ChannelHandlerContext context, HttpRequest request, Content content) {
    boolean head = Application.isHead(request.method().name());
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(content.body());
    FullHttpResponse response = response(HttpResponseStatus.valueOf(content.status()), body);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, content.type());
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.length());
    HttpUtil.setKeepAlive(response.headers(), request.protocolVersion(), keepAlive);
    application.answered(content, head);
    ChannelFuture written = context.write(response).addListener(finished);
    if (!keepAlive) {
      requests.clear();
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static FullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
  }
}
