package io.duality.results;

import java.io.IOException;

/** A document of a version that this program does not know; the message says which and where. */
public final class NewerSchemaException extends IOException {
  private static final long serialVersionUID = 1L;

  NewerSchemaException(String message) {
    super(message);
  }
}
