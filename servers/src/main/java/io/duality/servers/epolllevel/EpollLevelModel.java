package io.duality.servers.epolllevel;

import io.duality.servers.ServerConfig;
import io.duality.servers.events.LoopModel;
import io.duality.servers.events.Network;
import io.duality.servers.posix.PosixNetwork;
import io.duality.servers.posix.PosixNetwork.Mechanism;
import java.io.IOException;
import java.util.Optional;

/** One event loop over epoll that is told of a socket as long as it is ready. */
public final class EpollLevelModel extends LoopModel {

  /** For {@link java.util.ServiceLoader}. */
  public EpollLevelModel() {
    super(
        "epoll-level",
        "one event loop over level-triggered epoll, by java.lang.foreign",
        "Kegel, The C10K problem, 1");
  }

  @Override
  public Optional<String> unavailable() {
    return PosixNetwork.unavailable();
  }

  @Override
  protected Network open(ServerConfig config, int loops) throws IOException {
    return PosixNetwork.open(config, loops, Mechanism.EPOLL_LEVEL);
  }
}
