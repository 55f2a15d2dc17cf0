package io.duality.results;

import java.io.IOException;

/** A document that is not what it should be; the message says where and what was expected. */
final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message);
  }

  MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
