package io.duality.servers.epoll;

import io.duality.servers.Capability;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.netty.NettyServer;
import io.duality.servers.netty.TaskLoops;
import io.duality.servers.netty.Transport;
import io.duality.servers.tasks.LoopTasks;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Event loops over Netty's native epoll transport; one acceptor, connections given out in turn. */
public final class EpollModel implements ServerModel {

  @Override
  public String id() {
    return "epoll";
  }

  @Override
  public String summary() {
    return "N event loops over Netty's native epoll; helper threads read what is not cached";
  }

  @Override
  public String source() {
    return "Kegel, The C10K problem, 2; Netty's native epoll transport";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public Optional<String> unavailable() {
    return Transport.missing("epoll", Epoll.unavailabilityCause());
  }

  private static Transport transport() {
    return new Transport(
        "epoll",
        Transport.Writes.AT_ONCE,
        EpollIoHandler::newFactory,
        address ->
            new EpollServerSocketChannel(
                address instanceof Inet4Address
                    ? SocketProtocolFamily.INET
                    : SocketProtocolFamily.INET6));
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
    Optional<String> missing = unavailable();
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
    return NettyServer.open(config, transport());
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(LoopTasks.over((count, failed) -> TaskLoops.open(transport(), count)));
  }
}
