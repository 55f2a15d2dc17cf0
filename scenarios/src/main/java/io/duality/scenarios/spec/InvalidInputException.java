package io.duality.scenarios.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/**
 * Something that a user wrote cannot be used. The message is one line with the value, what was
 * expected and, where there is one, the remedy; it is shown as it is, with exit code 2.
 */
public final class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String message) {
    super(message);
  }

  /** Of a file of text that cannot be read. */
  static InvalidInputException unreadable(Path file, IOException cause) {
    return new InvalidInputException(
        cause instanceof CharacterCodingException
            ? file + ": expected text in UTF-8, found other bytes"
            : file + ": cannot be read (" + cause + "); name a file that this user may read");
  }
}
