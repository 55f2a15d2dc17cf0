package io.duality.scenarios.cluster;

/**
 * What a controller and an agent have between them: a seal for each direction.
 *
 * @param out of what this side says
 * @param in of what the other side says
 */
record Session(Seal out, Seal in) {
  private static final String DOWN = "down";
  private static final String UP = "up";

  /** The controller's side. */
  static Session ofController(SharedKey key, Greeting welcome) {
    return new Session(Seal.of(key, welcome.session(), DOWN), Seal.of(key, welcome.session(), UP));
  }

  /** The agent's side. */
  static Session ofAgent(SharedKey key, Greeting welcome) {
    return new Session(Seal.of(key, welcome.session(), UP), Seal.of(key, welcome.session(), DOWN));
  }
}
