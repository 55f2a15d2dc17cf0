package io.duality.servers.iouring;

import io.duality.servers.Capability;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.netty.NettyServer;
import io.duality.servers.netty.TaskLoops;
import io.duality.servers.netty.Transport;
import io.duality.servers.tasks.LoopTasks;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Event loops over Netty's io_uring transport; one acceptor, connections given out in turn. */
public final class IoUringModel implements ServerModel {

  @Override
  public String id() {
    return "io-uring";
  }

  @Override
  public String summary() {
    return "N event loops over Netty's native io_uring: the kernel tells what is done, not what is ready";
  }

  @Override
  public String source() {
    return "io_uring (Axboe, Linux 5.1); Netty's native io_uring transport";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Netty 4.2.18 polls a socket by one request that the kernel answers again and again, for each
   * new event: a reset that comes together with bytes is one event with them, and is lost when only
   * the bytes are read. A poll that is asked for anew sees it.
   */
  @Override
  public List<String> jvmFlags(Map<String, String> options) {
    return List.of("-Dio.netty.iouring.pollAddMultishotEnabled=false");
  }

  @Override
  public Optional<String> unavailable() {
    return Transport.missing("io-uring", IoUring.unavailabilityCause());
  }

  private static Transport transport() {
    return new Transport(
        "io-uring",
        Transport.Writes.ON_COMPLETION,
        IoUringIoHandler::newFactory,
        address -> new IoUringServerSocketChannel());
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
