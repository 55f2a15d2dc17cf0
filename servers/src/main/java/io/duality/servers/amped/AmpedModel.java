package io.duality.servers.amped;

import io.duality.servers.ModelOption;
import io.duality.servers.ServerConfig;
import io.duality.servers.events.LoopModel;
import io.duality.servers.events.Network;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.nio.NioNetwork;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** An event loop whose helpers wait for the disk: asymmetric, for they do nothing else. */
public final class AmpedModel extends LoopModel {
  private static final ModelOption HELPERS =
      ModelOption.ofInteger(
          "helpers",
          DiskHelpers.THREADS,
          "threads that read what is not in the page cache; Flash starts them as needed",
          1,
          1_024);

  /** For {@link java.util.ServiceLoader}. */
  public AmpedModel() {
    super(
        "amped",
        "one event loop; helper threads read what is not cached",
        "Pai et al., Flash, USENIX'99; Kegel, The C10K problem");
  }

  @Override
  public List<ModelOption> options() {
    List<ModelOption> all = new ArrayList<>(super.options());
    all.add(HELPERS);
    return List.copyOf(all);
  }

  @Override
  protected int helpers(ServerConfig config) {
    return HELPERS.integer(config.options());
  }

  @Override
  protected Network open(ServerConfig config, int loops) throws IOException {
    return NioNetwork.open(config, loops, Selector::open);
  }
}
