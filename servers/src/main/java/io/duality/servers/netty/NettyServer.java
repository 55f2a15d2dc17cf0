package io.duality.servers.netty;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.nonblocking.Core;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Owns the listening socket and the loops: their start, their failure and their end. */
final class NettyServer {
  /** As in Haboob: a loop with thousands of busy connections has few turns to accept in. */
  private static final int ACCEPTS_PER_TURN = 1_000;

  private final Lifecycle life;
  private final DiskHelpers helpers = new DiskHelpers();
  private final LoopThreads loops;
  private final ServerSocketChannel listener;

  private NettyServer(
      ServerConfig config, Transport transport, AcceptPolicy policy, Service service)
      throws IOException {
    life = new Lifecycle(service, this::doStop);
    Timeouts timeouts = Timeouts.of(config);
    Loop.Shared shared =
        new Loop.Shared(
            transport,
            new Core(service, helpers, timeouts, new Activity(policy == AcceptPolicy.ACTIVE)),
            life::fail);
    loops = LoopThreads.start(config.parallelism(), shared);
    try {
      listener = listen(config, transport, policy);
    } catch (IOException | RuntimeException | Error e) {
      loops.end();
      throw e;
    }
  }

  /**
   * Starts a server.
   *
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  static RunningServer open(ServerConfig config, Transport transport, AcceptPolicy policy)
      throws IOException {
    try {
      NettyServer server = new NettyServer(config, transport, policy, Service.of(config));
      return server.life.started(server.listener.localAddress().getPort());
    } catch (ChannelException e) {
      throw new IOException("no descriptors for the event loops: " + e.getMessage(), e);
    }
  }

  private ServerSocketChannel listen(ServerConfig config, Transport transport, AcceptPolicy policy)
      throws IOException {
    ServerSocketChannel channel = transport.listener().apply(config.address());
    channel.config().setOption(ChannelOption.SO_BACKLOG, config.backlog());
    channel.config().setOption(UnixChannelOption.SO_REUSEPORT, config.reusePort());
    channel.config().setRecvByteBufAllocator(accepts(policy));
    channel.config().setAutoRead(policy == AcceptPolicy.NEW);
    channel.pipeline().addLast(new Acceptor(loops.all(), policy, System::nanoTime));
    InetSocketAddress address = new InetSocketAddress(config.address(), config.port());
    try {
      await(loops.all().getFirst().events().register(channel));
      await(channel.bind(address));
    } catch (IOException e) {
      channel.close().awaitUninterruptibly();
      throw Listener.failure(config, e);
    }
    return channel;
  }

  /**
   * How many connections Netty accepts in a turn. By default a single one: it takes the descriptor
   * that accept(2) returned for a count of bytes, finds it short, and stops.
   */
  private static RecvByteBufAllocator accepts(AcceptPolicy policy) {
    return new ServerChannelRecvByteBufAllocator()
        .respectMaybeMoreData(false)
        .maxMessagesPerRead(policy == AcceptPolicy.NEW ? ACCEPTS_PER_TURN : 1);
  }

  private static void await(ChannelFuture future) throws IOException {
    Throwable cause = future.awaitUninterruptibly().cause();
    if (cause != null) {
      throw cause instanceof IOException e ? e : new IOException(cause.toString(), cause);
    }
  }

  private void doStop(Duration grace) {
    listener.close().awaitUninterruptibly();
    loops.drain(grace);
    helpers.close();
    loops.end();
  }
}
