package io.duality.microbench.experiments;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Threads that have all begun to run, and are parked behind a latch until they are ended. */
final class Crowd implements AutoCloseable {
  private final Progress arrived;
  private final CountDownLatch latch = new CountDownLatch(1);
  private final Crew crew;

  private Crowd(Duration patience) {
    arrived = new Progress(patience);
    crew = new Crew(arrived::fail);
    crew.go();
  }

  /**
   * Starts so many, and waits for the last to arrive.
   *
   * @throws IllegalStateException if there are not so many threads to be had; none is left then
   */
  static Crowd gather(ThreadKind kind, int threads, Duration patience) {
    Crowd crowd = new Crowd(patience);
    int started = 0;
    try {
      for (; started < threads; started++) {
        crowd.crew.add(kind, crowd::arrive);
      }
      crowd.arrived.await(threads);
    } catch (OutOfMemoryError e) {
      crowd.close();
      throw new IllegalStateException("no thread was left after " + started, e);
    } catch (IllegalStateException e) {
      crowd.close();
      throw e;
    }
    return crowd;
  }

  private void arrive() throws InterruptedException {
    arrived.step();
    latch.await();
  }

  long arrived() {
    return arrived.done();
  }

  @Override
  public void close() {
    crew.close();
  }
}
