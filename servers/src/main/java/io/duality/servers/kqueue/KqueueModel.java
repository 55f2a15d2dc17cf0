package io.duality.servers.kqueue;

import io.duality.servers.Capability;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.netty.NettyServer;
import io.duality.servers.netty.TaskLoops;
import io.duality.servers.netty.Transport;
import io.duality.servers.tasks.LoopTasks;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Event loops over Netty's native kqueue transport; one acceptor, connections given out in turn.
 */
public final class KqueueModel implements ServerModel {

  @Override
  public String id() {
    return "kqueue";
  }

  @Override
  public String summary() {
    return "N event loops over Netty's native kqueue, the sibling of epoll on macOS";
  }

  @Override
  public String source() {
    return "Kegel, The C10K problem, 2; Netty's native kqueue transport";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public Optional<String> unavailable() {
    return Transport.missing("kqueue", KQueue.unavailabilityCause());
  }

  private static Transport transport() {
    return new Transport(
        "kqueue",
        Transport.Writes.AT_ONCE,
        KQueueIoHandler::newFactory,
        address -> new KQueueServerSocketChannel());
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
