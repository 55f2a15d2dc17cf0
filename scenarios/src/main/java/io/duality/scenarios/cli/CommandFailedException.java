package io.duality.scenarios.cli;

/** A command could not do its work; the message is one line for the user, the exit code 1. */
final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }
}
