package io.duality.servers.epoll;

import io.duality.servers.Capability;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.tasks.LoopTasks;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
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
    return Optional.ofNullable(Epoll.unavailabilityCause()).map(EpollModel::inOneLine);
  }

  /** The innermost cause says most: Netty wraps the linker's message. */
  private static String inOneLine(Throwable cause) {
    Throwable inner = cause;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String why = inner.getMessage() == null ? inner.toString() : inner.getMessage();
    return "Netty's native epoll cannot be loaded: " + why.replaceAll("\\s+", " ").strip();
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
    Optional<String> missing = unavailable();
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
    return EpollServer.open(config);
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(LoopTasks.over((count, failed) -> TaskLoops.open(count)));
  }
}
