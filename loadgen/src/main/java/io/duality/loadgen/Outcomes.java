package io.duality.loadgen;

/** Decides what a client does next. Called on the loop's thread. */
interface Outcomes {
  /** Its connection is established. */
  void onConnected(Client client, long nowNanos);

  /**
   * Its request is answered, whatever the verdict; its connection may have been closed after it.
   */
  void onResponse(Client client, long nowNanos);

  /** Its connect or request failed, which has been counted; its connection is closed. */
  void onFailure(Client client, long nowNanos);
}
