package io.duality.servers.aio;

import java.io.IOException;
import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a connection's channel and what became of it. Guarded by the connection's lock,
 * but for the handlers, which the JDK calls.
 */
final class Operation implements CompletionHandler<Integer, @Nullable Void> {
  private final Connection owner;
  private boolean underWay;
  private boolean completed;
  private int bytes;
  private @Nullable Throwable cause;

  /** One that has not begun. */
  Operation(Connection owner) {
    this.owner = owner;
  }

  /** It is about to begin. */
  void begun() {
    underWay = true;
    completed = false;
  }

  @Override
  public void completed(Integer count, @Nullable Void none) {
    end(count, null);
  }

  @Override
  public void failed(Throwable failure, @Nullable Void none) {
    end(0, failure);
  }

  private void end(int count, @Nullable Throwable failure) {
    if (owner.isEntered()) {
      note(count, failure);
    } else {
      owner.enter(() -> note(count, failure));
    }
  }

  private void note(int count, @Nullable Throwable failure) {
    underWay = false;
    completed = true;
    bytes = count;
    cause = failure;
  }

  boolean isUnderWay() {
    return underWay;
  }

  /** Of the last completion; negative at the end of the input. */
  int bytes() {
    return bytes;
  }

  /** Whether a completion was noted that nobody has taken; it is taken then. */
  boolean take() throws IOException {
    if (!completed) {
      return false;
    }
    completed = false;
    Throwable failure = cause;
    if (failure != null) {
      cause = null;
      throw failure instanceof IOException e ? e : new IOException(failure);
    }
    return true;
  }
}
