package io.duality.frameworks.netty;

import io.duality.frameworks.Application;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.lifecycle.Lifecycle;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The event loops and the listening channel. */
final class NettyHttpServer {
  private final Application application;
  private final EventLoopGroup loops;
  private final Channel listener;
  private final ChannelGroup connections;

  private NettyHttpServer(
      Application application, EventLoopGroup loops, Channel listener, ChannelGroup connections) {
    this.application = application;
    this.loops = loops;
    this.listener = listener;
    this.connections = connections;
  }

  static RunningServer start(Application application, ServerConfig config) throws IOException {
    boolean nativeTransport = Epoll.isAvailable();
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            config.parallelism(),
            Thread.ofPlatform().name("loop-", 0).daemon().factory(),
            nativeTransport ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    Class<? extends ServerChannel> channel =
        nativeTransport ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(channel)
            .option(ChannelOption.SO_BACKLOG, config.backlog())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Pipelines(application, connections, config.idleTimeout()));
    if (config.reusePort()) {
      bootstrap.option(reusePort(nativeTransport), true);
    }
    ChannelFuture bound = bootstrap.bind(config.address(), config.port()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
      throw Listener.failure(config, new IOException(bound.cause().getMessage(), bound.cause()));
    }
    NettyHttpServer server = new NettyHttpServer(application, loops, bound.channel(), connections);
    return new Lifecycle(application.service(), server::stop)
        .started(((InetSocketAddress) bound.channel().localAddress()).getPort());
  }

  private static ChannelOption<Boolean> reusePort(boolean nativeTransport) {
    return nativeTransport
        ? UnixChannelOption.SO_REUSEPORT
        : NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT);
  }

  private void stop(Duration grace) {
    listener.close().awaitUninterruptibly();
    application.awaitQuiet(grace);
    connections.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** What each connection passes through. */
  private static final class Pipelines extends ChannelInitializer<Channel> {
    private final Application application;
    private final ChannelGroup connections;
    private final Duration idleTimeout;

    Pipelines(Application application, ChannelGroup connections, Duration idleTimeout) {
      this.application = application;
      this.connections = connections;
      this.idleTimeout = idleTimeout;
    }

    @Override
    protected void initChannel(Channel channel) {
      // The group closes at once what joins it late.
      connections.add(channel);
      channel
          .pipeline()
          .addLast(new HttpServerCodec())
          .addLast(new IdleStateHandler(0, 0, idleTimeout.toMillis(), TimeUnit.MILLISECONDS))
          .addLast(new Conversation(application));
    }
  }
}
