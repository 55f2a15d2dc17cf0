package io.duality.loadgen;

/** Whom outcomes are reported to before any client was asked to do anything. */
enum Nobody implements Outcomes {
  NOBODY;

  @Override
  public void onConnected(Client client, long nowNanos) {
    throw unexpected(client);
  }

  @Override
  public void onResponse(Client client, long nowNanos) {
    throw unexpected(client);
  }

  @Override
  public void onFailure(Client client, long nowNanos) {
    throw unexpected(client);
  }

  private static IllegalStateException unexpected(Client client) {
    return new IllegalStateException("client " + client.slot + " acts before any phase began");
  }
}
