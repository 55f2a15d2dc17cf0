package io.duality.scenarios.cluster;

import io.duality.scenarios.process.ChildListener;
import io.duality.scenarios.process.Host;
import io.duality.scenarios.process.HostedChild;
import io.duality.scenarios.process.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Does with the children of its own machine what a controller says. {@link #receive} and {@link
 * #tick} are for one thread, which has to outlive all children: see {@link Host#start}.
 */
final class HostAgent {
  /** The controller keeps the logs. */
  private static final Path NO_LOG = Path.of("none.log");

  private final Host host;
  private final LaunchRules rules;
  private final Wire wire;
  private final Lease lease;
  private final Desk desk;
  private final LongSupplier nanoTime;

  /** Also the lock of what the children's own threads change. */
  private final Map<Integer, HostedChild> children = new TreeMap<>();

  private boolean resetting;

  /**
   * One without children.
   *
   * @param host starts them
   * @param lease of the controller: when it is over, all children are ended
   * @param desk answers questions
   */
  HostAgent(Host host, LaunchRules rules, Wire wire, Lease lease, Desk desk) {
    this(host, rules, wire, lease, desk, System::nanoTime);
  }

  /** For a test that has no time. */
  HostAgent(
      Host host, LaunchRules rules, Wire wire, Lease lease, Desk desk, LongSupplier nanoTime) {
    this.host = host;
    this.rules = rules;
    this.wire = wire;
    this.lease = lease;
    this.desk = desk;
    this.nanoTime = nanoTime;
  }

  /**
   * Does what the controller says.
   *
   * @throws IllegalArgumentException if a controller does not say that
   */
  void receive(Frame frame, long nowNanos) {
    lease.renew(nowNanos);
    switch (frame.kind()) {
      case START -> start(frame);
      case LINE -> pass(frame, child -> child.send(frame.text()));
      case CLOSE -> pass(frame, HostedChild::endInput);
      case KILL -> pass(frame, HostedChild::kill);
      case RESET -> reset();
      case BEAT -> wire.send(frame);
      case WORK, LOOK -> desk.answer(frame, wire);
      case STARTED, REFUSED, OUT, ERR, ENDED, CLEAN, HERE, ANSWER, NO_ANSWER ->
          throw new IllegalArgumentException("a controller does not say " + frame.kind());
    }
  }

  /**
   * Ends all children if the controller has been silent for too long.
   *
   * @return whether it has
   */
  boolean tick(long nowNanos) {
    boolean over = lease.isOver(nowNanos);
    if (over) {
      endAll();
    }
    return over;
  }

  /** Ends all children, and waits for none. */
  void end() {
    endAll();
    desk.drop();
  }

  private void start(Frame frame) {
    try {
      Launch launch = LaunchText.parse(frame.text(), NO_LOG);
      Optional<String> refusal = rules.refusal(launch);
      if (refusal.isPresent()) {
        refuse(frame.child(), refusal.get());
        return;
      }
      start(frame.child(), launch);
    } catch (IOException | IllegalArgumentException e) {
      refuse(frame.child(), String.valueOf(e.getMessage()));
    }
  }

  /** The controller hears of the process id before any line: the child's threads wait here. */
  private void start(int number, Launch launch) throws IOException {
    synchronized (children) {
      HostedChild child = host.start(launch, new Relay(number));
      children.put(number, child);
      wire.send(new Frame(Frame.Kind.STARTED, number, Long.toString(child.pid())));
    }
  }

  private void refuse(int number, String why) {
    wire.send(new Frame(Frame.Kind.REFUSED, number, why));
  }

  private interface Order {
    void to(HostedChild child) throws IOException;
  }

  /** To a child that is there: of one that has ended the controller hears, or has heard. */
  private void pass(Frame frame, Order order) {
    HostedChild child;
    synchronized (children) {
      child = children.get(frame.child());
    }
    if (child == null) {
      return;
    }
    try {
      order.to(child);
    } catch (IOException e) {
      String note = "(" + frame.kind() + " was not passed on: " + e.getMessage() + ")";
      wire.send(new Frame(Frame.Kind.ERR, frame.child(), note));
    }
  }

  private void reset() {
    synchronized (children) {
      resetting = true;
    }
    endAll();
    desk.drop();
    tellWhenClean();
  }

  private void endAll() {
    List<HostedChild> left;
    synchronized (children) {
      left = List.copyOf(children.values());
    }
    left.forEach(HostedChild::kill);
  }

  private void tellWhenClean() {
    synchronized (children) {
      if (resetting && children.isEmpty()) {
        resetting = false;
        wire.send(Frame.of(Frame.Kind.CLEAN));
      }
    }
  }

  /** Tells the controller of one child; in the child's threads. */
  private final class Relay implements ChildListener {
    private final int number;
    private final ErrorCut errors = new ErrorCut(nanoTime.getAsLong());

    Relay(int number) {
      this.number = number;
    }

    private void tell(Frame.Kind kind, String text) {
      synchronized (children) {
        wire.send(new Frame(kind, number, text));
      }
    }

    @Override
    public void out(String line) {
      tell(Frame.Kind.OUT, line);
    }

    @Override
    public void err(String line) {
      errors.pass(line, nanoTime.getAsLong()).forEach(passed -> tell(Frame.Kind.ERR, passed));
    }

    @Override
    public void ended(int exit) {
      errors.rest().forEach(passed -> tell(Frame.Kind.ERR, passed));
      synchronized (children) {
        children.remove(number);
        wire.send(new Frame(Frame.Kind.ENDED, number, Integer.toString(exit)));
      }
      tellWhenClean();
    }

    @Override
    public void lost(String why) {
      refused(why);
    }

    @Override
    public void refused(String why) {
      refuse(number, why);
    }
  }
}
