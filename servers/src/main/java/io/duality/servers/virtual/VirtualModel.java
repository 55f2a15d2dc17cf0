package io.duality.servers.virtual;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.ModelOption;
import io.duality.servers.blocking.VirtualThreadModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A virtual thread for each connection; the JVM schedules them on a carrier for each CPU. */
public final class VirtualModel extends VirtualThreadModel {

  /** For {@link java.util.ServiceLoader}. */
  public VirtualModel() {
    super(
        "virtual",
        "a virtual thread for each connection; blocks in place, the JVM unmounts it",
        "heir of the user-level threads of Capriccio (SOSP'03); JEP 444");
  }

  @Override
  public List<ModelOption> options() {
    List<ModelOption> all = new ArrayList<>(super.options());
    all.add(AcceptPolicy.option(AcceptPolicy.NEW));
    return List.copyOf(all);
  }

  @Override
  protected AcceptPolicy policy(Map<String, String> options) {
    return AcceptPolicy.of(options, AcceptPolicy.NEW);
  }
}
