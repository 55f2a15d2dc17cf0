package io.duality.servers.nonblocking;

import io.duality.servers.http.Linger;
import io.duality.servers.http.Session;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;

/**
 * The state machine of one connection, see {@link State}. Confined to its loop's thread.
 *
 * <p>While a step waits for the disk or a timer, and while output is under way, it is {@linkplain
 * #isBusy busy} and takes up no further request.
 */
public final class Conversation {
  private final Core core;
  private final Turns loop;
  private final Link link;
  private final Session session;
  private final Walk walk;
  private final Patience patience;
  private State state = State.READING;
  private boolean driving;
  private boolean midRequest;
  private boolean inputEnded;
  private int lingered;
  private int place;

  /** A new connection, which waits for its first request. */
  public Conversation(Core core, Turns loop, Link link) {
    this.core = core;
    this.loop = loop;
    this.link = link;
    session = core.service().open();
    patience = new Patience(core.timeouts().idleNanos());
    walk = new Walk(core, loop, session, this);
  }

  /** Its place in its loop's {@link Conversations}. */
  int place() {
    return place;
  }

  void setPlace(int newPlace) {
    place = newPlace;
  }

  /** Whether a request is under way that has to end before more input is looked at. */
  public boolean isBusy() {
    return walk.isWaiting() || state == State.WRITING;
  }

  /**
   * Takes bytes that have arrived; the array is the caller's again when this returns. While it is
   * busy they are copied: then the caller should read no more before {@link Link.Wait#INPUT}.
   */
  public void received(byte[] bytes, int from, int to) {
    switch (state) {
      case READING, WRITING -> {
        session.feed(bytes, from, to);
        if (isBusy()) {
          session.retain();
        } else {
          drive();
        }
      }
      case LINGERING -> {
        lingered += to - from;
        if (lingered > Linger.BYTES) {
          close();
        }
      }
      case CLOSED -> {}
    }
  }

  /** The peer sends no more. What is under way is still answered. */
  public void inputEnded() {
    inputEnded = true;
    if (!isBusy()) {
      close();
    }
  }

  /** What {@link Link#flush} had left is gone. */
  public void written() {
    if (state == State.WRITING) {
      state = State.READING;
      session.sent();
      drive();
    }
  }

  /** Runs requests until the input is used up, a step waits or the peer does not read. */
  private void drive() {
    driving = true;
    core.activity().begins();
    try {
      while (state == State.READING && !walk.isWaiting() && produce()) {}
      if (state == State.READING) {
        flush();
      }
      driving = false;
      settle();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Memory outside of the heap may be short for a while.
      broken(e);
    } finally {
      core.activity().ends();
    }
  }

  /** Fills the output a bit further, or takes one step; false when there is nothing to do. */
  private boolean produce() throws IOException {
    if (session.isResponding()) {
      if (!session.fill(link.output())) {
        flush();
      }
      return true;
    }
    boolean advanced = walk.advance();
    midRequest &= !advanced;
    return advanced;
  }

  private void flush() throws IOException {
    boolean all = link.flush();
    if (state == State.CLOSED) {
      return;
    }
    if (all) {
      session.sent();
    } else {
      state = State.WRITING;
    }
  }

  /** A step that waited goes on; output that is still under way goes first. */
  void resumed() {
    if (state == State.READING) {
      drive();
    }
  }

  /** After an event: what to wait for, and from when on. */
  private void settle() throws IOException {
    if (state == State.CLOSED) {
      return;
    }
    session.retain();
    boolean mid = session.isMidRequest();
    boolean busy = isBusy();
    if (busy) {
      patience.renew(core.timeouts().idleNanos());
      link.await(state == State.WRITING ? Link.Wait.OUTPUT : Link.Wait.STEP);
    } else {
      settleReading(mid);
    }
    midRequest = mid && !busy;
  }

  private void settleReading(boolean mid) throws IOException {
    if (session.isClosing()) {
      end();
    } else if (inputEnded || (loop.isDraining() && !mid)) {
      close();
    } else {
      link.await(Link.Wait.INPUT);
      // The time for a request counts from its first byte: further bytes do not renew it.
      if (!mid || !midRequest) {
        patience.renew(mid ? core.timeouts().headNanos() : core.timeouts().idleNanos());
      }
    }
  }

  private void end() throws IOException {
    if (inputEnded || !session.shouldLinger()) {
      close();
      return;
    }
    state = State.LINGERING;
    patience.renew(Linger.NANOS);
    link.shutdownOutput();
    link.await(Link.Wait.INPUT);
  }

  /** Ends what has waited too long; a step that waits has no deadline here. */
  public void sweep(long nowNanos) {
    if (state == State.WRITING) {
      patience.renewOn(link.writeProgress());
    }
    boolean onlyWaits = walk.isWaiting() && state == State.READING;
    if (!onlyWaits && state != State.CLOSED && patience.isOver(nowNanos)) {
      expire();
    }
  }

  private void expire() {
    if (state == State.READING && midRequest) {
      midRequest = false;
      walk.take(session.timedOut());
      drive();
      return;
    }
    if (state != State.LINGERING) {
      core.service().tally().timedOut();
    }
    close();
  }

  private boolean isIdle() {
    return state == State.READING && !walk.isWaiting() && !midRequest && !driving;
  }

  /** Ends it if it waits between two requests. */
  public void endIfIdle() {
    if (isIdle()) {
      close();
    }
  }

  /**
   * The error boundary: whatever an event brings ends this connection and no other. A reset between
   * two requests is one of the ways in which clients leave, and one behind a refusal is too.
   */
  public void broken(Throwable cause) {
    boolean resting = isIdle() || state == State.LINGERING;
    if ((resting && cause instanceof IOException)
        || cause instanceof ClosedChannelException
        || cause instanceof CancelledKeyException) {
      close();
    } else {
      fail();
    }
  }

  /** Ends it by an error of the network or of this server. */
  public void fail() {
    if (state != State.CLOSED) {
      core.service().tally().failed();
      close();
    }
  }

  /** Ends it, whatever is under way. */
  public void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      core.service().tally().closed();
      link.close();
    }
  }

  /** The link was closed without a word, with its loop: all that is left is to count it. */
  public void abandon() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      core.service().tally().failed();
      core.service().tally().closed();
    }
  }
}
