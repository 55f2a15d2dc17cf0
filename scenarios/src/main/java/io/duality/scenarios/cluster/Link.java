package io.duality.scenarios.cluster;

import io.duality.results.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a controller has with one member: nothing yet, or a session and a host. Thread-safe.
 *
 * <pre>
 *   stranger --WELCOME--&gt; in session --HERE--&gt; here --silence--&gt; late --beat, RESET, CLEAN--&gt; here
 * </pre>
 */
final class Link {
  /** A beat is due twice a second: so long is longer than any pause that a figure survives. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private final SharedKey key;
  private final Outbox.Exit exit;
  private final Consumer<String> notes;
  private Optional<Seal> in = Optional.empty();
  private Optional<Outbox> outbox = Optional.empty();
  private Optional<AgentLink> agent = Optional.empty();
  private Lease lease = new Lease(LATE, 0);
  private long hello;
  private long beats;
  private boolean late;
  private String refusal = "";

  /**
   * @param exit sends to that member
   * @param notes receives a line for each thing that a person should know
   */
  Link(SharedKey key, Outbox.Exit exit, Consumer<String> notes) {
    this.key = key;
    this.exit = exit;
    this.notes = notes;
  }

  /** What it is, once it has said so. */
  synchronized Optional<AgentLink> agent() {
    return agent;
  }

  /** Why it serves nobody here; empty if nothing is known against it. */
  synchronized String refusal() {
    return refusal;
  }

  /** Whether it is in session, or has just been greeted. */
  synchronized boolean isGreeted() {
    return hello != 0;
  }

  /**
   * The next greeting.
   *
   * @param number a random one
   */
  synchronized byte[] greeting(long number, String name) {
    hello = number;
    return Greeting.hello(number, name).bytes();
  }

  /** Nobody has answered: another greeting may be tried. */
  synchronized void forgetGreeting() {
    if (in.isEmpty()) {
      hello = 0;
    }
  }

  /** Takes what the member has sent. */
  synchronized void receive(byte[] bytes, long nowNanos) {
    Optional<Greeting> greeting = Greeting.parse(bytes);
    if (greeting.isPresent()) {
      greeted(greeting.get(), nowNanos);
    } else {
      in.ifPresent(seal -> frame(seal, bytes, nowNanos));
    }
  }

  private void greeted(Greeting greeting, long nowNanos) {
    if (greeting.controller() != hello || in.isPresent()) {
      return;
    }
    switch (greeting.kind()) {
      case WELCOME -> {
        Session session = Session.ofController(key, greeting);
        in = Optional.of(session.in());
        outbox =
            Optional.of(Outbox.open("to " + greeting.text(), Outbox.MOST, session.out(), exit));
        lease = new Lease(LATE, nowNanos);
        refusal = "";
      }
      case BUSY -> refusal = "it serves " + greeting.text();
      case HELLO -> {
        // Another controller; its agents are found by each for itself.
      }
    }
  }

  private void frame(Seal seal, byte[] bytes, long nowNanos) {
    try {
      Frame frame = seal.open(bytes);
      lease.renew(nowNanos);
      if (frame.kind() == Frame.Kind.HERE) {
        meet(frame.text());
        return;
      }
      agent.ifPresent(known -> known.host().receive(frame));
      if (late && agent.isPresent()) {
        late = false;
        notes.accept(name() + " is heard again");
        var _ = agent.get().host().reset();
      }
    } catch (BrokenSealException | IllegalArgumentException | IOException e) {
      end("what it says cannot be trusted: " + e.getMessage());
    }
  }

  private void meet(String json) throws IOException {
    HostFacts said =
        Json.read(Path.of("agent"), 0, json.getBytes(StandardCharsets.UTF_8), HostFacts.class);
    Outbox wire = outbox.orElseThrow(() -> new IllegalArgumentException("HERE before WELCOME"));
    agent =
        Optional.of(
            new AgentLink(said, new ClusterHost(said.name(), said.pins(), said.workNanos(), wire)));
  }

  private String name() {
    return agent.map(known -> "'" + known.facts().name() + "'").orElse("an agent");
  }

  /** Twice a second: says that the controller is here, and notices who is silent. */
  synchronized void beat(long nowNanos) {
    outbox.ifPresent(wire -> wire.send(new Frame(Frame.Kind.BEAT, 0, Long.toString(++beats))));
    if (in.isPresent() && !late && lease.isOver(nowNanos)) {
      late = true;
      String silence =
          String.format(
              Locale.ROOT, "no beat for %.1f s", lease.silence(nowNanos).toMillis() / 1e3);
      notes.accept(name() + " is late: " + silence);
      agent.ifPresent(known -> known.host().lose(silence));
    }
  }

  /** The session is over; the member is a stranger again. */
  synchronized void end(String why) {
    if (in.isPresent()) {
      notes.accept(name() + " is lost: " + why);
    }
    drop(why);
  }

  /** The run is over, which is no loss. */
  synchronized void close() {
    drop("the run is over");
  }

  private void drop(String why) {
    agent.ifPresent(known -> known.host().lose(why));
    outbox.ifPresent(Outbox::close);
    in = Optional.empty();
    outbox = Optional.empty();
    agent = Optional.empty();
    late = false;
    hello = 0;
  }
}
