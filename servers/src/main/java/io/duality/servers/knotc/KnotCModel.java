package io.duality.servers.knotc;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.blocking.VirtualThreadModel;
import java.util.Map;

/** Knot-C: a user-level thread for each connection, active connections first. */
public final class KnotCModel extends VirtualThreadModel {

  /** For {@link java.util.ServiceLoader}. */
  public KnotCModel() {
    super(
        "knot-c",
        "user-level threads; accepts only when no connection is runnable",
        "von Behren, Condit and Brewer, Why Events Are A Bad Idea (HotOS'03), 5");
  }

  @Override
  protected AcceptPolicy policy(Map<String, String> options) {
    return AcceptPolicy.ACTIVE;
  }
}
