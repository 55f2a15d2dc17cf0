package io.duality.scenarios.cluster;

import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jgroups.Address;

/** A controller as a member of its cluster, with a {@link Link} to every other one. Thread-safe. */
public final class Cluster implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(500);

  /** Beats after which a greeting that nobody answered is repeated. */
  private static final int PATIENCE = 6;

  private final MemberSettings settings;
  private final Consumer<String> notes;
  private final SharedKey key;
  private final SecureRandom random = new SecureRandom();
  private final Map<Address, Link> links = new LinkedHashMap<>();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cluster beats").factory());
  private volatile Optional<Member> member = Optional.empty();
  private int beat;

  private Cluster(MemberSettings settings, Consumer<String> notes) {
    this.settings = settings;
    this.notes = notes;
    this.key = settings.sharedKey();
  }

  /**
   * Joins, and looks for agents from now on.
   *
   * @param notes receives one line for each agent that is lost, or comes back
   * @throws IOException if the cluster cannot be joined; one line for the user
   */
  static Cluster join(MemberSettings settings, InstantSource clock, Consumer<String> notes)
      throws IOException {
    Cluster cluster = new Cluster(settings, notes);
    boolean done = false;
    try {
      Member own = Member.join(settings, clock, cluster.new Inbox());
      cluster.member = Optional.of(own);
      synchronized (cluster.links) {
        // Members were heard of before this one knew its own address.
        cluster.links.remove(own.address());
      }
      var _ =
          cluster.beats.scheduleAtFixedRate(
              cluster::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
      done = true;
      return cluster;
    } finally {
      if (!done) {
        cluster.close();
      }
    }
  }

  private void beat() {
    beat++;
    Map<Address, Link> all;
    synchronized (links) {
      all = new LinkedHashMap<>(links);
    }
    all.forEach((address, link) -> {
      if (beat % PATIENCE == 0) {
        link.forgetGreeting();
      }
      if (!link.isGreeted()) {
        greet(address, link.greeting(random.nextLong() | 1, settings.name()));
      }
      link.beat(System.nanoTime());
    });
  }

  /** In a thread of its own: who is frozen must hold up nobody's beats. */
  private void greet(Address to, byte[] greeting) {
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              try {
                send(to, greeting);
              } catch (IOException e) {
                // It is greeted again, as long as it is a member.
              }
            });
  }

  private void send(Address to, byte[] bytes) throws IOException {
    Optional<Member> own = member;
    if (own.isEmpty()) {
      throw new IOException("not joined yet");
    }
    own.get().send(to, bytes);
  }

  /** The agents that have said who they are, lost ones included. */
  List<AgentLink> agents() {
    synchronized (links) {
      return links.values().stream().flatMap(link -> link.agent().stream()).toList();
    }
  }

  /** The one of that name that starts children; empty while there is none. */
  Optional<AgentLink> here(String name) {
    return agents().stream()
        .filter(agent -> agent.facts().name().equals(name) && agent.host().isHere())
        .findFirst();
  }

  /** Members that serve nobody here, and why. */
  List<String> refusals() {
    synchronized (links) {
      return links.values().stream().map(Link::refusal).filter(why -> !why.isEmpty()).toList();
    }
  }

  /**
   * Waits for agents.
   *
   * @param count at least so many
   * @param limit the longest
   * @param told once a second, with how many there are
   * @return whether they are here
   * @throws InterruptedException if the signal to stop was given
   */
  boolean await(int count, Duration limit, StopSignal stop, Consumer<List<AgentLink>> told)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (agents().size() < count) {
      if (stop.requested()) {
        throw new InterruptedException("stopped on request");
      }
      if (System.nanoTime() > end) {
        return false;
      }
      told.accept(agents());
      TimeUnit.SECONDS.sleep(1);
    }
    return true;
  }

  /** Leaves: the agents end what they still have. */
  @Override
  public void close() {
    beats.shutdownNow();
    synchronized (links) {
      links.values().forEach(Link::close);
      links.clear();
    }
    member.ifPresent(Member::close);
  }

  private final class Inbox implements Member.Inbox {
    @Override
    public void members(List<Address> members) {
      Optional<Address> own = member.map(Member::address);
      synchronized (links) {
        links
            .entrySet()
            .removeIf(entry -> {
              boolean gone = !members.contains(entry.getKey());
              if (gone) {
                entry.getValue().end("it has left the cluster");
              }
              return gone;
            });
        for (Address address : members) {
          if (own.isEmpty() || !own.get().equals(address)) {
            links.computeIfAbsent(address, to -> new Link(key, sealed -> send(to, sealed), notes));
          }
        }
      }
    }

    @Override
    public void receive(Address from, byte[] bytes) {
      Link link;
      synchronized (links) {
        link = links.get(from);
      }
      if (link != null) {
        link.receive(bytes, System.nanoTime());
      }
    }

    @Override
    public void stranger(String address) {
      notes.accept(Member.stranger(address));
    }
  }
}
