package io.duality.scenarios.cluster;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.protocols.AUTH;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.NAKACK4;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.UNICAST4;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.dns.DNS_PING;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.Protocol;

/** JGroups' protocols of a member, from the network up: TCP alone, on the member's own address. */
final class Stack {
  /** Of an attempt to connect: who is there answers at once, and who is not must not hold up. */
  private static final Duration CONNECT = Duration.ofMillis(500);

  /** A pause of some seconds is no loss of the member: what a trial bears, our own beats decide. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** Seldom: each wakes up every member, the measured one too. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private static final Duration VERIFICATION = Duration.ofSeconds(1);

  /** Between two looks for members that were cut off. */
  private static final Duration LEAST_MERGE = Duration.ofSeconds(1);

  private static final Duration MOST_MERGE = Duration.ofSeconds(3);

  private static final Duration JOIN = Duration.ofMillis(500);

  /** Then a member waits by itself, until it is found. */
  private static final int JOINS = 3;

  /** Of a message on the network; a report is cut into as many as it takes. */
  private static final int FRAGMENT_BYTES = 60_000;

  /** What got lost is what a broken connection took along. Each look for it is a wake-up, too. */
  private static final Duration RESEND = Duration.ofSeconds(1);

  /** Messages that wait for one member: 8 MB of fragments, then its sender waits. */
  private static final int WINDOW = 128;

  /** Of JGroups, and of what extends it here. A logger that nobody holds forgets its level. */
  private static final List<Logger> CHATTER =
      List.of(Logger.getLogger("org.jgroups"), Logger.getLogger(Stack.class.getPackageName()));

  private Stack() {}

  /**
   * A channel that is not connected yet.
   *
   * @param strangers told once of each address that has another key, or none
   */
  static JChannel channel(MemberSettings settings, InstantSource clock, Consumer<String> strangers)
      throws Exception {
    // With stack traces it tells of every member that has left: what a person should know we say.
    CHATTER.forEach(logger -> logger.setLevel(Level.OFF));
    CompletableFuture<JChannel> self = new CompletableFuture<>();
    List<Protocol> protocols =
        protocols(settings, clock, strangers, () -> self.join().getAddress());
    JChannel channel = new JChannel(protocols.toArray(new Protocol[0]));
    self.complete(channel);
    return channel;
  }

  private static List<Protocol> protocols(
      MemberSettings settings,
      InstantSource clock,
      Consumer<String> strangers,
      Supplier<Address> own) {
    List<Protocol> protocols = new ArrayList<>();
    protocols.add(transport(settings.bind()));
    protocols.add(discovery(settings));
    protocols.add(merging());
    protocols.add(sockets(settings.bind()));
    protocols.add(heartbeats());
    protocols.add(verification());
    settings.key().ifPresent(key -> protocols.add(new Encryption(key, strangers)));
    protocols.add(new NAKACK4().capacity(WINDOW));
    protocols.add(unicast());
    settings
        .key()
        .map(key -> KeyToken.of(key, settings.cluster(), clock, own))
        .ifPresent(token -> protocols.add(joining(token)));
    protocols.add(membership());
    protocols.add(fragments());
    return protocols;
  }

  private static Protocol transport(InetSocketAddress bind) {
    TCP tcp = new TCP();
    tcp.setBindAddress(bind.getAddress());
    tcp.setBindPort(bind.getPort());
    tcp.setPortRange(0);
    // For a few messages a second they take a quarter more CPU time than threads of a pool.
    tcp.useVirtualThreads(false);
    tcp.setSockConnTimeout((int) CONNECT.toMillis());
    return tcp;
  }

  private static Protocol discovery(MemberSettings settings) {
    return settings.dns().isEmpty() ? new KnownMembers(settings.members()) : named(settings.dns());
  }

  /** Asks for addresses anew whenever members are looked for. */
  private static Protocol named(List<String> names) {
    DNS_PING discovery = new DNS_PING();
    discovery.setDNSQuery(String.join(",", names));
    return discovery;
  }

  private static Protocol merging() {
    MERGE3 merge = new MERGE3();
    merge.setMinInterval(LEAST_MERGE.toMillis());
    merge.setMaxInterval(MOST_MERGE.toMillis());
    return merge;
  }

  /** A member that ends is noticed at its closed socket, which listens everywhere if not told. */
  private static Protocol sockets(InetSocketAddress bind) {
    FD_SOCK2 sockets = new FD_SOCK2();
    sockets.setBindAddress(bind.getAddress());
    return sockets;
  }

  private static Protocol heartbeats() {
    FD_ALL3 heartbeats = new FD_ALL3();
    heartbeats.setInterval(HEARTBEAT.toMillis());
    heartbeats.setTimeout(SILENCE.toMillis());
    return heartbeats;
  }

  private static Protocol verification() {
    VERIFY_SUSPECT2 verification = new VERIFY_SUSPECT2();
    verification.setTimeout(VERIFICATION.toMillis());
    return verification;
  }

  private static Protocol unicast() {
    UNICAST4 unicast = new UNICAST4();
    unicast.capacity(WINDOW);
    unicast.setXmitInterval(RESEND.toMillis());
    return unicast;
  }

  private static Protocol joining(KeyToken token) {
    AUTH joining = new AUTH();
    token.setAuth(joining);
    joining.setAuthToken(token);
    return joining;
  }

  private static Protocol membership() {
    GMS membership = new GMS();
    membership.printLocalAddress(false);
    membership.setJoinTimeout(JOIN.toMillis());
    membership.setMaxJoinAttempts(JOINS);
    membership.setLeaveTimeout(JOIN.toMillis());
    return membership;
  }

  private static Protocol fragments() {
    FRAG4 fragments = new FRAG4();
    fragments.setFragSize(FRAGMENT_BYTES);
    return fragments;
  }
}
