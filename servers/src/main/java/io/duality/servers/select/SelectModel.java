package io.duality.servers.select;

import io.duality.servers.ServerConfig;
import io.duality.servers.events.LoopModel;
import io.duality.servers.events.Network;
import io.duality.servers.posix.PosixNetwork;
import io.duality.servers.posix.PosixNetwork.Mechanism;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One event loop over select(2), with the limit that it has. */
public final class SelectModel extends LoopModel {
  /** Left to the JVM and its jars, the cached files and the loops; a fresh server holds some 20. */
  private static final int OTHER_DESCRIPTORS = 64;

  /** For {@link java.util.ServiceLoader}. */
  public SelectModel() {
    super(
        "select",
        "one event loop over select(2), by java.lang.foreign; up to FD_SETSIZE descriptors",
        "Kegel, The C10K problem, 1");
  }

  /**
   * {@inheritDoc}
   *
   * <p>Counts for all loops: what is limited is the number of a descriptor, and the process gives
   * each number once.
   */
  @Override
  public OptionalInt connectionLimit(Map<String, String> options) {
    return OptionalInt.of(PosixNetwork.SELECT_DESCRIPTORS - OTHER_DESCRIPTORS);
  }

  @Override
  public Optional<String> unavailable() {
    return PosixNetwork.unavailable();
  }

  @Override
  protected Network open(ServerConfig config, int loops) throws IOException {
    return PosixNetwork.open(config, loops, Mechanism.SELECT);
  }
}
