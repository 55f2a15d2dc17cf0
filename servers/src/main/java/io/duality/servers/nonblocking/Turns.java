package io.duality.servers.nonblocking;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The thread that a conversation is confined to. {@link #execute} may be called from any thread; it
 * runs the task in the loop's, never inside of the call, or drops it once the loop has ended.
 */
public interface Turns extends Executor {

  /** Runs a task after a while. In the loop's thread. */
  void schedule(Duration delay, Runnable task);

  /** Whether connections end with their response. In the loop's thread. */
  boolean isDraining();
}
