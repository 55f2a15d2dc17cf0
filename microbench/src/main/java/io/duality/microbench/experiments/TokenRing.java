package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Pipes in a ring, and the tokens in them. Any thread may pass tokens on, one at a time for each
 * pipe. When all is over the tokens are called in: each has to come, with all of its hops.
 */
class TokenRing implements AutoCloseable {
  private static final int MOST_TOKENS = 128;

  private final List<Pipe> pipes = new ArrayList<>();
  private final Queue<Token> home = new ConcurrentLinkedQueue<>();
  private final Progress passed;
  private final Progress comeHome;
  private volatile boolean callingIn;

  TokenRing(Duration patience) {
    passed = new Progress(patience);
    comeHome = new Progress(patience);
  }

  /** As published: one for four pipes, and 128 from 128 pipes on. */
  static int tokens(int pipes) {
    return pipes < MOST_TOKENS ? Math.max(1, pipes / 4) : MOST_TOKENS;
  }

  /**
   * Opens the pipes, two descriptors each. If it fails, {@link #close} is still due.
   *
   * @param count at least 1
   * @throws IOException if there are not so many descriptors
   */
  final void open(int count) throws IOException {
    OpenFiles.require(2 * count, count + " pipes");
    for (int i = 0; i < count; i++) {
      pipes.add(Pipe.open());
    }
  }

  /** Puts the tokens in, evenly. */
  final void begin() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(Token.BYTES);
    int tokens = tokens(pipes.size());
    for (int i = 0; i < tokens; i++) {
      new Token(i, 0).into(bytes);
      write((int) ((long) i * pipes.size() / tokens), bytes);
    }
  }

  final int pipes() {
    return pipes.size();
  }

  final Pipe.SourceChannel source(int pipe) {
    return pipes.get(pipe).source();
  }

  /** Tokens passed on. */
  final Progress passed() {
    return passed;
  }

  /** No more will be done. */
  final void fail(Throwable cause) {
    passed.fail(cause);
    comeHome.fail(cause);
  }

  /**
   * Reads a token out of a pipe, waiting for it if the pipe's source blocks, and writes it into the
   * next one. A pipe has room for all tokens at once.
   *
   * @param token a direct buffer of {@link Token#BYTES}
   */
  final void pass(int pipe, ByteBuffer token) throws IOException {
    token.clear();
    int got = source(pipe).read(token);
    if (got == 0) {
      return;
    }
    if (got != Token.BYTES) {
      throw new IOException("a pipe gave " + got + " bytes instead of a token");
    }
    if (callingIn) {
      home.add(Token.of(token));
      comeHome.step();
      return;
    }
    Token.passOn(token);
    passed.step();
    forward((pipe + 1) % pipes.size(), token.flip());
  }

  /** Into the next pipe. */
  void forward(int pipe, ByteBuffer token) throws IOException {
    write(pipe, token);
  }

  final void write(int pipe, ByteBuffer token) throws IOException {
    int written = pipes.get(pipe).sink().write(token);
    if (written != Token.BYTES) {
      throw new IOException("a pipe took " + written + " bytes of a token");
    }
  }

  /**
   * Waits for all tokens, while they are still passed on.
   *
   * @throws IllegalStateException if one is lost or there twice, or the hops are not all there are
   */
  final void callIn() {
    callingIn = true;
    int tokens = tokens(pipes.size());
    comeHome.await(tokens);
    BitSet numbers = new BitSet();
    home.forEach(token -> numbers.set(token.number()));
    long hops = home.stream().mapToLong(Token::hops).sum();
    if (home.size() != tokens || numbers.cardinality() != tokens || hops != passed.done()) {
      throw new IllegalStateException(
          "%d tokens came home with %d hops, %d of them different, of %d tokens passed %d times"
              .formatted(home.size(), hops, numbers.cardinality(), tokens, passed.done()));
    }
  }

  @Override
  public final void close() throws IOException {
    for (Pipe pipe : pipes) {
      pipe.sink().close();
      pipe.source().close();
    }
  }
}
