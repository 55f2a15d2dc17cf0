package io.duality.servers.events;

import java.io.IOException;
import java.io.Serial;

/**
 * A connection was closed at once because the mechanism has no room for it. Without a stack trace:
 * an overloaded server throws many.
 */
public final class PastLimitException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** The message is one line for the user, with the value, the limit and the remedy. */
  public PastLimitException(String message) {
    super(message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
