package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.junit.jupiter.api.Test;

/** Real members, on loopback. */
class MemberTest {
  /** No test waits for it to pass. */
  private static final Duration AMPLE = Duration.ofSeconds(50);

  /** Where nobody is. */
  private static final int NO_PORT = 1;

  private static final SharedKey KEY = SharedKey.of(new byte[32]);
  private static final SharedKey OTHER = SharedKey.of(new byte[33]);

  @Test
  void membersWithTheKeyMeetAndSpeakInOrder() throws Exception {
    Heard east = new Heard();
    Heard west = new Heard();
    try (Member first = join("east", NO_PORT, Optional.of(KEY), east);
        Member second = join("west", first.port(), Optional.of(KEY), west)) {
      east.awaitMembers(2);
      west.awaitMembers(2);
      for (int i = 0; i < 300; i++) {
        first.send(second.address(), bytes("line " + i));
      }
      for (int i = 0; i < 300; i++) {
        assertThat(west.next()).isEqualTo("line " + i);
      }
    }
  }

  @Test
  void whatIsLongerThanAMessageOfTheNetworkArrivesWhole() throws Exception {
    Heard east = new Heard();
    Heard west = new Heard();
    String report = "x".repeat(1 << 20);
    try (Member first = join("east", NO_PORT, Optional.of(KEY), east);
        Member second = join("west", first.port(), Optional.of(KEY), west)) {
      west.awaitMembers(2);
      second.send(first.address(), bytes(report));
      assertThat(east.next()).isEqualTo(report);
    }
  }

  @Test
  void loopbackNeedsNoKey() throws Exception {
    Heard east = new Heard();
    try (Member first = join("east", NO_PORT, Optional.empty(), east);
        Member _ = join("west", first.port(), Optional.empty(), new Heard())) {
      east.awaitMembers(2);
    }
  }

  @Test
  void whoLeavesIsMissed() throws Exception {
    Heard east = new Heard();
    try (Member first = join("east", NO_PORT, Optional.of(KEY), east)) {
      Member second = join("west", first.port(), Optional.of(KEY), new Heard());
      east.awaitMembers(2);
      second.close();
      east.awaitMembers(1);
    }
  }

  @Test
  void whoHasAnotherKeyStaysByItself() throws Exception {
    Heard east = new Heard();
    Heard west = new Heard();
    Heard stranger = new Heard();
    try (Member first = join("east", NO_PORT, Optional.of(KEY), east);
        Member outside = join("stranger", first.port(), Optional.of(OTHER), stranger);
        Member _ = join("west", first.port(), Optional.of(KEY), west)) {
      stranger.awaitMembers(1);
      east.awaitStranger(outside.port());
      east.awaitMembers(2);
      west.awaitMembers(2);
      assertThat(List.of(east.most(), west.most(), stranger.most())).containsExactly(2, 2, 1);
    }
  }

  @Test
  void whoHasNoKeyStaysByItself() throws Exception {
    Heard east = new Heard();
    Heard stranger = new Heard();
    try (Member first = join("east", NO_PORT, Optional.of(KEY), east);
        Member outside = join("stranger", first.port(), Optional.empty(), stranger)) {
      stranger.awaitMembers(1);
      east.awaitStranger(outside.port());
      assertThat(List.of(east.most(), stranger.most())).containsExactly(1, 1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Member join(String name, int port, Optional<SharedKey> key, Heard heard)
      throws Exception {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    return Member.join(
        new MemberSettings(
            "bench",
            name,
            new InetSocketAddress(loopback, 0),
            List.of(new InetSocketAddress(loopback, port)),
            List.of(),
            key),
        InstantSource.system(),
        heard);
  }

  private static final class Heard implements Member.Inbox {
    private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> strangers = new LinkedBlockingQueue<>();
    private volatile int most;

    @Override
    public synchronized void members(List<Address> members) {
      most = Math.max(most, members.size());
      sizes.add(members.size());
    }

    @Override
    public void receive(Address from, byte[] bytes) {
      texts.add(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void stranger(String address) {
      strangers.add(address);
    }

    /** The one whose port this is. */
    void awaitStranger(int port) throws InterruptedException {
      assertThat(strangers.poll(AMPLE.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo("127.0.0.1:" + port);
    }

    int most() {
      return most;
    }

    void awaitMembers(int size) throws InterruptedException {
      Integer now = 0;
      while (now != null && now != size) {
        now = sizes.poll(AMPLE.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(now).as("members").isEqualTo(size);
    }

    String next() throws InterruptedException {
      String text = texts.poll(AMPLE.toSeconds(), TimeUnit.SECONDS);
      assertThat(text).as("nothing came").isNotNull();
      return String.valueOf(text);
    }
  }
}
