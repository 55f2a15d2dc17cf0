package io.duality.servers.poll;

import io.duality.servers.ServerConfig;
import io.duality.servers.events.LoopModel;
import io.duality.servers.events.Network;
import io.duality.servers.events.PollProvider;
import io.duality.servers.nio.NioNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event loop over poll(2): each turn hands the kernel all connections, idle ones too. */
public final class PollModel extends LoopModel {

  /** For {@link java.util.ServiceLoader}. */
  public PollModel() {
    super(
        "poll",
        "one event loop over poll(2), by the JDK's own provider",
        "Kegel, The C10K problem, 1; Knot and Haboob in HotOS'03 used it");
  }

  @Override
  public List<String> jvmFlags(Map<String, String> options) {
    return PollProvider.jvmFlags();
  }

  @Override
  public Optional<String> unavailable() {
    return PollProvider.unavailable();
  }

  @Override
  protected Network open(ServerConfig config, int loops) throws IOException {
    return NioNetwork.open(config, loops, PollProvider::open);
  }
}
