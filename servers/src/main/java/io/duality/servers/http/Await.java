package io.duality.servers.http;

import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what other requests bring, such as a message in a chat: no timer and no disk ends it.
 *
 * @param event waited for by this request alone
 */
public record Await(Event event) implements Step {

  /** What is waited for. Any thread may call, but one at a time waits and takes. */
  public interface Event {

    /** Whether it has come: then {@link #take} does not wait. Once true it stays so until then. */
    boolean isReady();

    /**
     * Tells a waiter, once, when it has come: in the calling thread if it is there already, else in
     * that of the request which brings it, or of the server's stop. The waiter has to be short, and
     * must not throw.
     */
    void whenReady(Runnable waiter);

    /** The next step, which holds all that has come until now; once it is ready. */
    Step take();
  }

  /** Blocks the calling thread until the event has come, and returns the next step. */
  public Step block() throws InterruptedException {
    if (!event.isReady()) {
      Thread waiting = Thread.currentThread();
      event.whenReady(() -> LockSupport.unpark(waiting));
      // A thread may also be woken for nothing.
      while (!event.isReady()) {
        LockSupport.park(event);
        if (Thread.interrupted()) {
          throw new InterruptedException("while waiting for an event");
        }
      }
    }
    return event.take();
  }
}
