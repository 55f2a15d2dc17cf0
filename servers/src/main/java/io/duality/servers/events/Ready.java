package io.duality.servers.events;

/** Whoever owns a socket; called in its loop's thread. */
public interface Ready {

  /** What the owner is interested in may be done now. Lets no exception out. */
  void onReady();
}
