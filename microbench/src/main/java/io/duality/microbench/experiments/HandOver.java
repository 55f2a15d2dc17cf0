package io.duality.microbench.experiments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;

/** Pairs of threads of which each hands a ball to its other through a queue, and gets it back. */
public final class HandOver implements AutoCloseable {
  private static final int CAPACITY = 64;

  /** Which queue of {@code java.util.concurrent}; those with a bound hold 64. */
  public enum Way {
    LINKED,
    ARRAY,
    SYNCHRONOUS,
    TRANSFER;

    <T> BlockingQueue<T> open() {
      return switch (this) {
        case LINKED -> new LinkedBlockingQueue<>(CAPACITY);
        case ARRAY -> new ArrayBlockingQueue<>(CAPACITY);
        case SYNCHRONOUS -> new SynchronousQueue<>();
        case TRANSFER -> new LinkedTransferQueue<>();
      };
    }
  }

  /** What is handed over: whoever has it counts, and the queues make the count visible. */
  private static final class Ball {
    private long catches;
  }

  /** What two threads play with. */
  private final class Game {
    private final Ball ball = new Ball();
    private final BlockingQueue<Ball> there;
    private final BlockingQueue<Ball> back;
    private boolean served;

    Game(Way way) {
      there = way.open();
      back = way.open();
    }

    void serve() throws InterruptedException {
      if (!served) {
        served = true;
        there.put(ball);
      }
      hand(back, there);
    }

    void answer() throws InterruptedException {
      hand(there, back);
    }

    private void hand(BlockingQueue<Ball> from, BlockingQueue<Ball> to)
        throws InterruptedException {
      Ball caught = from.take();
      caught.catches++;
      done.step();
      to.put(caught);
    }
  }

  private final List<Game> games = new ArrayList<>();
  private final Progress done;
  private final Crew crew;

  private HandOver(Duration patience) {
    done = new Progress(patience);
    crew = new Crew(done::fail);
  }

  /** Under way. */
  static HandOver start(ThreadKind kind, int pairs, Way way, Duration patience) {
    HandOver all = new HandOver(patience);
    try {
      for (int i = 0; i < pairs; i++) {
        all.add(kind, way);
      }
    } catch (OutOfMemoryError e) {
      all.crew.close();
      throw e;
    }
    all.crew.go();
    return all;
  }

  private void add(ThreadKind kind, Way way) {
    Game game = new Game(way);
    games.add(game);
    crew.add(kind, game::serve);
    crew.add(kind, game::answer);
  }

  Progress done() {
    return done;
  }

  /**
   * Ends all.
   *
   * @throws IllegalStateException unless the balls were caught as often as was counted
   */
  @Override
  public void close() {
    crew.close();
    long catches = games.stream().mapToLong(game -> game.ball.catches).sum();
    if (catches != done.done()) {
      throw new IllegalStateException(
          "the balls were caught %d times, not %d".formatted(catches, done.done()));
    }
  }
}
