package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** A ring and those who pass its tokens on. */
final class RingUnderWay implements AutoCloseable {
  private final TokenRing ring;
  private final Crew crew;
  private final List<Selector> selectors = new ArrayList<>();

  private RingUnderWay(TokenRing ring) {
    this.ring = ring;
    crew = new Crew(ring::fail);
  }

  /**
   * With its tokens on their way.
   *
   * @param ring without pipes; closed with this, or if this fails
   * @throws IOException if there are not so many descriptors
   */
  static RingUnderWay start(TokenRing ring, Passing passing, int pipes) throws IOException {
    RingUnderWay underWay = new RingUnderWay(ring);
    try {
      ring.open(pipes);
      switch (passing) {
        case VIRTUAL -> underWay.addThreads(ThreadKind.VIRTUAL);
        case PLATFORM -> underWay.addThreads(ThreadKind.PLATFORM);
        case POLL, EPOLL -> underWay.addLoop(passing);
      }
      ring.begin();
    } catch (IOException | RuntimeException | Error e) {
      underWay.release();
      throw e;
    }
    underWay.crew.go();
    return underWay;
  }

  private void addThreads(ThreadKind kind) {
    for (int i = 0; i < ring.pipes(); i++) {
      int pipe = i;
      ByteBuffer token = ByteBuffer.allocateDirect(Token.BYTES);
      crew.add(kind, () -> ring.pass(pipe, token));
    }
  }

  private void addLoop(Passing passing) throws IOException {
    Selector selector = passing.selector();
    selectors.add(selector);
    crew.add(ThreadKind.PLATFORM, new SelectorTurns(ring, selector));
  }

  Progress passed() {
    return ring.passed();
  }

  /** Calls the tokens in and ends all, whether they come or not. */
  @Override
  public void close() throws IOException {
    try {
      ring.callIn();
    } finally {
      release();
    }
  }

  private void release() throws IOException {
    crew.close();
    for (Selector selector : selectors) {
      selector.close();
    }
    ring.close();
  }
}
