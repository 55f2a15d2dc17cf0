package io.duality.loadgen;

import org.jspecify.annotations.Nullable;

/**
 * The generator itself cannot go on: one of its loops has died, or could not be started. Failures
 * of requests are never thrown; they are counted by {@link ErrorKind}.
 */
public final class LoadFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LoadFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
