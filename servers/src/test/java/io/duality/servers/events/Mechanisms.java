package io.duality.servers.events;

import io.duality.servers.ServerConfig;
import io.duality.servers.nio.NioNetwork;
import io.duality.servers.posix.PosixNetwork;
import io.duality.servers.posix.PosixNetwork.Mechanism;
import java.io.IOException;
import java.nio.channels.Selector;

/** All readiness mechanisms of this platform. */
enum Mechanisms {
  NIO_SELECTOR,
  NIO_POLL,
  SELECT,
  EPOLL_LEVEL,
  EPOLL_EDGE;

  Network open(ServerConfig config, int loops) throws IOException {
    return switch (this) {
      case NIO_SELECTOR -> NioNetwork.open(config, loops, Selector::open);
      case NIO_POLL -> NioNetwork.open(config, loops, PollProvider::open);
      case SELECT -> PosixNetwork.open(config, loops, Mechanism.SELECT);
      case EPOLL_LEVEL -> PosixNetwork.open(config, loops, Mechanism.EPOLL_LEVEL);
      case EPOLL_EDGE -> PosixNetwork.open(config, loops, Mechanism.EPOLL_EDGE);
    };
  }

  boolean isAvailable() {
    return switch (this) {
      case NIO_SELECTOR -> true;
      case NIO_POLL -> PollProvider.unavailable().isEmpty();
      case SELECT, EPOLL_LEVEL, EPOLL_EDGE -> PosixNetwork.unavailable().isEmpty();
    };
  }
}
