package io.duality.servers.sped;

import io.duality.servers.Capability;
import io.duality.servers.ServerConfig;
import io.duality.servers.events.LoopModel;
import io.duality.servers.events.Network;
import io.duality.servers.nio.NioNetwork;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.EnumSet;
import java.util.Set;

/** A single process, event-driven: while it waits for the disk, everybody waits. */
public final class SpedModel extends LoopModel {

  /** For {@link java.util.ServiceLoader}. */
  public SpedModel() {
    super(
        "sped",
        "one event loop that reads what is not cached by itself, and blocks meanwhile",
        "Pai et al., Flash, USENIX'99; Kegel, The C10K problem; Pariag et al., EuroSys'07");
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.OVERLAPS_PAUSE, Capability.STREAMS);
  }

  @Override
  protected int helpers(ServerConfig config) {
    return 0;
  }

  @Override
  protected Network open(ServerConfig config, int loops) throws IOException {
    return NioNetwork.open(config, loops, Selector::open);
  }
}
