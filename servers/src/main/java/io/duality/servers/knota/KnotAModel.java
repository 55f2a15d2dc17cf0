package io.duality.servers.knota;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.blocking.VirtualThreadModel;
import java.util.Map;

/** Knot-A: a user-level thread for each connection, new connections first. */
public final class KnotAModel extends VirtualThreadModel {

  /** For {@link java.util.ServiceLoader}. */
  public KnotAModel() {
    super(
        "knot-a",
        "user-level threads; accepts as soon as a client waits",
        "von Behren, Condit and Brewer, Why Events Are A Bad Idea (HotOS'03), 5");
  }

  @Override
  protected AcceptPolicy policy(Map<String, String> options) {
    return AcceptPolicy.NEW;
  }
}
