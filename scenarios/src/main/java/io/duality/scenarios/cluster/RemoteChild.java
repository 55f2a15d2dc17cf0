package io.duality.scenarios.cluster;

import io.duality.scenarios.process.ChildListener;
import io.duality.scenarios.process.HostedChild;
import java.io.IOException;

/** A child of another machine, by its number. Thread-safe; nothing blocks. */
final class RemoteChild implements HostedChild {
  private final int number;
  private final Wire wire;
  private final ChildListener listener;
  private volatile long pid = -1;
  private volatile boolean alive = true;

  RemoteChild(int number, Wire wire, ChildListener listener) {
    this.number = number;
    this.wire = wire;
    this.listener = listener;
  }

  /** Takes what its agent says of it. */
  void receive(Frame frame) {
    switch (frame.kind()) {
      case STARTED -> pid = Long.parseLong(frame.text());
      case REFUSED -> {
        alive = false;
        listener.refused(frame.text());
      }
      case OUT -> listener.out(frame.text());
      case ERR -> listener.err(frame.text());
      case ENDED -> {
        alive = false;
        listener.ended(Integer.parseInt(frame.text()));
      }
      case START, LINE, CLOSE, KILL, RESET, BEAT, CLEAN, HERE, WORK, LOOK, ANSWER, NO_ANSWER ->
          throw new IllegalArgumentException("an agent says no " + frame.kind() + " of a child");
    }
  }

  /** Its host cannot be reached. */
  void lose(String why) {
    alive = false;
    listener.lost(why);
  }

  /** -1 until its host has told it. */
  @Override
  public long pid() {
    return pid;
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public void send(String line) throws IOException {
    if (!alive) {
      throw new IOException("it has ended");
    }
    wire.send(new Frame(Frame.Kind.LINE, number, line));
  }

  @Override
  public void endInput() {
    if (alive) {
      wire.send(new Frame(Frame.Kind.CLOSE, number, ""));
    }
  }

  @Override
  public void kill() {
    if (alive) {
      wire.send(new Frame(Frame.Kind.KILL, number, ""));
    }
  }
}
