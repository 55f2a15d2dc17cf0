package io.duality.servers.events;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.MostConnections;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.DiskHelpers;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A model that is the shared event loop over one mechanism: by default one loop, as all of them
 * were published, with helper threads for what is not in the page cache.
 */
public abstract class LoopModel extends NamedModel {
  private static final ModelOption LOOPS =
      ModelOption.ofInteger(
          "loops", 1, "event loops, each with a thread; a connection stays with one", 1, 1_024);

  /** 1,000 is no limit but in a storm: the kernel's queue holds four times as many. */
  private static final ModelOption ACCEPT_LIMIT =
      ModelOption.ofInteger(
          "accept-limit",
          1_000,
          "accept=new: connections accepted in one turn of the loop (Haboob: 1000; USENIX'04: 1"
              + " to all)",
          1,
          65_535);

  /** {@link #id}, {@link #summary} and {@link #source}. */
  protected LoopModel(String id, String summary, String source) {
    super(id, summary, source);
  }

  @Override
  public List<ModelOption> options() {
    return List.of(
        LOOPS, AcceptPolicy.option(AcceptPolicy.NEW), ACCEPT_LIMIT, MostConnections.OPTION);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.PARALLEL));
  }

  /** The mechanism: opens the listening socket and a poller for each loop. */
  protected abstract Network open(ServerConfig config, int loops) throws IOException;

  /** Event loops, at least 1. */
  protected int loops(ServerConfig config) {
    return LOOPS.integer(config.options());
  }

  /** Threads that read what is not in the page cache, or 0: then the loop waits for the disk. */
  protected int helpers(ServerConfig config) {
    return DiskHelpers.THREADS;
  }

  @Override
  protected final RunningServer serve(ServerConfig config) throws IOException {
    AcceptPolicy policy = AcceptPolicy.of(config.options(), AcceptPolicy.NEW);
    int limit = ACCEPT_LIMIT.integer(config.options());
    Acceptor.Rules accepts =
        new Acceptor.Rules(
            policy,
            limit,
            MostConnections.of(config.options()),
            System::nanoTime,
            System.err::println);
    LoopServer.Settings settings = new LoopServer.Settings(loops(config), accepts, helpers(config));
    return LoopServer.open(config, settings, this::open);
  }
}
