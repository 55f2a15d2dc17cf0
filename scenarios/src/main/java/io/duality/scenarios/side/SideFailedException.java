package io.duality.scenarios.side;

/**
 * A side cannot be found, built or started. The message is one line for the user: which side, why,
 * and the remedy where there is one; the exit code is 1.
 */
public final class SideFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public SideFailedException(String message) {
    super(message);
  }
}
