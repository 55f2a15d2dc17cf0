package io.duality.microbench.experiments;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.infra.Blackhole;

/** Producers and consumers of one buffer, as many of the one as of the other. */
final class Exchange implements AutoCloseable {
  /** Messages in the buffer at most; the paper does not tell its size. */
  private static final int CAPACITY = 64;

  /**
   * Rounds of a consumer's loop for a message, at most; a round takes 1 to 2 ns. The paper has "a
   * random time": short, or the loop would be what is measured.
   */
  private static final int MOST_ROUNDS = 256;

  private final BoundedBuffer buffer = new BoundedBuffer(CAPACITY);
  private final LongAdder produced = new LongAdder();
  private final Progress consumed;
  private final Crew crew;

  private Exchange(Duration patience) {
    consumed = new Progress(patience);
    crew = new Crew(consumed::fail);
  }

  /**
   * Under way.
   *
   * @param patience for a message to be consumed
   */
  static Exchange start(ThreadKind kind, int pairs, Duration patience) {
    Exchange exchange = new Exchange(patience);
    try {
      for (int i = 0; i < pairs; i++) {
        exchange.crew.add(kind, exchange::produce);
        exchange.crew.add(kind, exchange::consume);
      }
    } catch (OutOfMemoryError e) {
      exchange.crew.close();
      throw e;
    }
    exchange.crew.go();
    return exchange;
  }

  /** The message itself is empty, as published. */
  private void produce() throws InterruptedException {
    buffer.put(0);
    produced.increment();
  }

  private void consume() throws InterruptedException {
    buffer.take();
    consumed.step();
    Blackhole.consumeCPU(ThreadLocalRandom.current().nextInt(MOST_ROUNDS));
  }

  Progress consumed() {
    return consumed;
  }

  /**
   * Ends all threads.
   *
   * @throws IllegalStateException unless each message was consumed or is left
   */
  @Override
  public void close() {
    crew.close();
    long missing = produced.sum() - consumed.done() - buffer.size();
    if (missing != 0) {
      throw new IllegalStateException(
          "%d messages were produced and %d consumed, but %d are left"
              .formatted(produced.sum(), consumed.done(), buffer.size()));
    }
  }
}
