package io.duality.scenarios.spec;

/**
 * Something that a user wrote cannot be used. The message is one line with the value, what was
 * expected and, where there is one, the remedy; it is shown as it is, with exit code 2.
 */
public final class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String message) {
    super(message);
  }
}
