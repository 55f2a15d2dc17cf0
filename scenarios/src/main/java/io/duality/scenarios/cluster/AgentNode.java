package io.duality.scenarios.cluster;

import io.duality.results.Json;
import io.duality.scenarios.process.Host;
import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jgroups.Address;

/**
 * An agent as a member of its cluster: it serves one controller at a time. All it does is done in
 * the thread that {@link #run} is called in, which outlives all children; JGroups' threads only
 * leave there what they have received.
 */
public final class AgentNode {
  /** Without a word of its controller an agent ends its children: well within 5 s. */
  private static final Duration LEASE = Duration.ofSeconds(4);

  private static final Duration TICK = Duration.ofMillis(500);

  private final MemberSettings settings;
  private final HostFacts facts;
  private final Host host;
  private final LaunchRules rules;
  private final Desk desk;
  private final Consumer<String> notes;
  private final SharedKey key;
  private final SecureRandom random = new SecureRandom();
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
  private Optional<Served> served = Optional.empty();

  private interface Step {
    void run(Member member);
  }

  /** The controller of the moment. */
  private record Served(Address controller, String name, Seal in, Outbox outbox, HostAgent agent) {}

  /**
   * @param facts what it says of itself
   * @param host starts its children
   * @param rules which it starts
   * @param notes receives one line for each thing that a person at the agent should know
   */
  AgentNode(
      MemberSettings settings,
      HostFacts facts,
      Host host,
      LaunchRules rules,
      Desk desk,
      Consumer<String> notes) {
    this.settings = settings;
    this.facts = facts;
    this.host = host;
    this.rules = rules;
    this.desk = desk;
    this.notes = notes;
    this.key = settings.sharedKey();
  }

  /**
   * Serves until it is told to stop.
   *
   * @param started told once the member has joined, with its port
   * @throws IOException if the cluster cannot be joined; one line for the user
   */
  void run(InstantSource clock, StopSignal stop, Consumer<Integer> started) throws IOException {
    try (Member member = Member.join(settings, clock, new Queue())) {
      started.accept(member.port());
      while (!stop.requested()) {
        Step step = steps.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (step != null) {
          step.run(member);
        }
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release("this agent ends");
    }
  }

  private void tick() {
    served.ifPresent(now -> {
      if (now.agent().tick(System.nanoTime())) {
        release("it has been silent for " + LEASE.toSeconds() + " s");
      }
    });
  }

  private void release(String why) {
    served.ifPresent(now -> {
      now.agent().end();
      now.outbox().close();
      notes.accept("no longer serving " + now.name() + ": " + why);
    });
    served = Optional.empty();
  }

  private void received(Address from, byte[] bytes, Member member) {
    Optional<Greeting> greeting = Greeting.parse(bytes);
    if (greeting.isPresent()) {
      if (greeting.get().kind() == Greeting.Kind.HELLO) {
        greeted(from, greeting.get(), member);
      }
      return;
    }
    served.filter(now -> now.controller().equals(from)).ifPresent(now -> frame(now, bytes));
  }

  private void frame(Served now, byte[] bytes) {
    try {
      now.agent().receive(now.in().open(bytes), System.nanoTime());
    } catch (BrokenSealException | IllegalArgumentException e) {
      release("what it says cannot be trusted: " + e.getMessage());
    }
  }

  /** The same controller may begin anew; another one waits until this one is gone. */
  private void greeted(Address from, Greeting hello, Member member) {
    if (served.isPresent() && !served.get().controller().equals(from)) {
      send(member, from, hello.busy(served.get().name()).bytes());
      return;
    }
    release("it begins anew");
    Greeting welcome = hello.welcome(random.nextLong(), facts.name());
    Session session = Session.ofAgent(key, welcome);
    send(member, from, welcome.bytes());
    Outbox outbox =
        Outbox.open(
            "to " + hello.text(), Outbox.MOST, session.out(), sealed -> member.send(from, sealed));
    HostAgent agent = new HostAgent(host, rules, outbox, new Lease(LEASE, System.nanoTime()), desk);
    outbox.send(
        new Frame(Frame.Kind.HERE, 0, new String(Json.line(facts), StandardCharsets.UTF_8)));
    served = Optional.of(new Served(from, hello.text(), session.in(), outbox, agent));
    notes.accept("serving " + hello.text());
  }

  private void send(Member member, Address to, byte[] bytes) {
    try {
      member.send(to, bytes);
    } catch (IOException e) {
      notes.accept(String.valueOf(e.getMessage()));
    }
  }

  private void left(List<Address> members) {
    if (served.isPresent() && !members.contains(served.get().controller())) {
      release("it has left");
    }
  }

  private final class Queue implements Member.Inbox {
    @Override
    public void members(List<Address> members) {
      steps.add(_ -> left(members));
    }

    @Override
    public void receive(Address from, byte[] bytes) {
      steps.add(member -> received(from, bytes, member));
    }

    @Override
    public void stranger(String address) {
      steps.add(_ -> notes.accept(Member.stranger(address)));
    }
  }
}
