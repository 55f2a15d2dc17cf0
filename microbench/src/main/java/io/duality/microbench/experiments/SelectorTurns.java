package io.duality.microbench.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** The turns of an event loop over all pipes of a ring: waits, and passes on from each that has. */
final class SelectorTurns implements Crew.Turn {
  private final TokenRing ring;
  private final Selector selector;
  private final ByteBuffer token = ByteBuffer.allocateDirect(Token.BYTES);

  SelectorTurns(TokenRing ring, Selector selector) throws IOException {
    this.ring = ring;
    this.selector = selector;
    for (int i = 0; i < ring.pipes(); i++) {
      Pipe.SourceChannel source = ring.source(i);
      source.configureBlocking(false);
      source.register(selector, SelectionKey.OP_READ, i);
    }
  }

  @Override
  public void run() throws IOException {
    selector.select(this::pass);
  }

  private void pass(SelectionKey key) {
    try {
      ring.pass((Integer) key.attachment(), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
