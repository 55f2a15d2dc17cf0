package io.duality.servers.pipeline;

import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection, which is also the event that goes through the stages: at most one stage has it at
 * a time, and the queues publish its fields from one to the next.
 *
 * <pre>
 *            readable: to the read stage            the kernel is full
 *   WAITING ------------------------------> BUSY --------------------> STALLED
 *      ^  ^                                 |  |                          |
 *      |  +------ wants to read on ---------+  | readable meanwhile       | writable:
 *      |                                       v                          | to the write stage
 *      +------- interest is set again ------ MUTED <----------------------+
 *
 *   CLOSED   from any state, by its owner
 * </pre>
 *
 * In WAITING and STALLED it belongs to {@link Readiness}, in BUSY and MUTED to a stage or a timer.
 * In BUSY its interest in reads stays on, because most requests end before more bytes come; the
 * first readiness event that finds it busy turns the interest off.
 */
public final class Connection {
  enum State {
    WAITING,
    STALLED,
    BUSY,
    MUTED,
    CLOSED
  }

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Connection.class, "state", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SocketChannel channel;
  private final Session session;
  private volatile State state = State.WAITING;
  private @Nullable SelectionKey key;
  private @Nullable Step step;
  private @Nullable ByteBuffer unsent;
  private boolean midRequest;
  private boolean lingering;
  private int lingered;

  /** Whether {@link #markNanos} is set; both belong to {@link Readiness} while it waits. */
  private boolean marked;

  private long markNanos;

  Connection(SocketChannel channel, Session session) {
    this.channel = channel;
    this.session = session;
  }

  public SocketChannel channel() {
    return channel;
  }

  public Session session() {
    return session;
  }

  State state() {
    return state;
  }

  /** Takes it over from {@link Readiness}, with its interest in reads on. */
  void own(SelectionKey its) {
    key = its;
    state = State.BUSY;
  }

  /** The same with its interest off. */
  void ownMuted(SelectionKey its) {
    key = its;
    state = State.MUTED;
  }

  /** Called by {@link Readiness} only; false when its owner has just given it back. */
  boolean mute() {
    return STATE.compareAndSet(this, State.BUSY, State.MUTED);
  }

  /** Gives it back to wait for bytes; false if its interest in reads is off. */
  boolean waitArmed() {
    return STATE.compareAndSet(this, State.BUSY, State.WAITING);
  }

  /** Gives it back in a state whose interest has to be set next. */
  void giveBack(State waiting) {
    state = waiting;
  }

  /** Ends it; false if it has ended before. */
  boolean end() {
    if (state == State.CLOSED) {
      return false;
    }
    state = State.CLOSED;
    unsent = null;
    step = null;
    return true;
  }

  @Nullable SelectionKey key() {
    return key;
  }

  /** Where its request goes on, if it waited. */
  public @Nullable Step takeStep() {
    Step taken = step;
    step = null;
    return taken;
  }

  public void setStep(Step next) {
    step = next;
  }

  /** The read it waits for. */
  public ReadFile takeRead() {
    if (takeStep() instanceof ReadFile read) {
      return read;
    }
    throw new IllegalStateException("no read to be run");
  }

  /** Keeps what the kernel did not take. */
  public void keep(ByteBuffer rest) {
    unsent = ByteBuffer.allocate(rest.remaining()).put(rest).flip();
  }

  public boolean hasUnsent() {
    return unsent != null;
  }

  /** Writes what was kept; false if some is left. */
  public boolean writeUnsent() throws IOException {
    ByteBuffer rest = unsent;
    if (rest == null) {
      return true;
    }
    channel.write(rest);
    if (rest.hasRemaining()) {
      return false;
    }
    unsent = null;
    return true;
  }

  /** Its patience begins anew with its next wait. */
  public void renew() {
    marked = false;
  }

  /**
   * Says whether its next wait is for the rest of a request. The time for a request counts from its
   * first byte: further bytes do not renew it.
   */
  public void expect(boolean restOfRequest) {
    if (!restOfRequest || !midRequest) {
      renew();
    }
    midRequest = restOfRequest;
  }

  boolean isMidRequest() {
    return midRequest;
  }

  /** From now on what it receives is thrown away. */
  void linger() {
    lingering = true;
  }

  boolean isLingering() {
    return lingering;
  }

  /** Counts bytes thrown away and returns their sum. */
  int discard(int bytes) {
    lingered += bytes;
    return lingered;
  }

  /**
   * Called by each sweep while it waits: whether it has waited longer than allowed. The wait counts
   * from the first sweep, so that an event costs no look at the clock, and a deadline comes late by
   * at most one sweep, never early.
   */
  public boolean isOver(long nowNanos, long limitNanos) {
    if (!marked) {
      marked = true;
      markNanos = nowNanos;
    }
    return nowNanos - markNanos >= limitNanos;
  }
}
