package io.duality.loadgen.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.loadgen.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both mechanisms promise. */
class TransportTest {
  private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1);
  private static final long DEADLINE_NANOS = Duration.ofSeconds(20).toNanos();

  private final List<AutoCloseable> opened = new ArrayList<>();

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private ScriptedServer server(ScriptedServer.Script script) throws IOException {
    ScriptedServer server = new ScriptedServer(script);
    opened.add(server);
    return server;
  }

  private Transport open(Mechanism mechanism, InetSocketAddress target, InetAddress... sources)
      throws IOException {
    Transport transport =
        Transport.open(mechanism, new Endpoints(target, List.of(sources)), 8, REQUEST);
    opened.add(transport);
    return transport;
  }

  /** Polls until a slot has one of the flags; fails at the deadline. */
  private static void await(Transport transport, int slot, int flags) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (System.nanoTime() - deadline < 0) {
      int ready = transport.poll(DEADLINE_NANOS);
      for (int i = 0; i < ready; i++) {
        if (transport.readySlot(i) == slot && (transport.readyFlags(i) & flags) != 0) {
          return;
        }
      }
    }
    throw new AssertionError("slot " + slot + " never got ready");
  }

  private static void connect(Transport transport, int slot) {
    assertThat(transport.connect(slot, Endpoints.ANY_SOURCE)).isTrue();
    await(transport, slot, Transport.WRITABLE);
    assertThat(transport.finishConnect(slot)).isTrue();
  }

  /** Reads until something other than nothing comes. */
  private static int read(Transport transport, int slot) {
    int got = transport.read(slot);
    while (got == Transport.NOTHING) {
      await(transport, slot, Transport.READABLE);
      got = transport.read(slot);
    }
    return got;
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void movesBytesBothWays(Mechanism mechanism) throws IOException {
    ScriptedServer server =
        server(peer -> {
          peer.readRequest();
          peer.send("pong");
          peer.readRequest();
        });
    Transport transport = open(mechanism, server.address());
    connect(transport, 3);
    assertThat(transport.read(3)).isEqualTo(Transport.NOTHING);
    assertThat(transport.write(3, 0, REQUEST.length)).isEqualTo(REQUEST.length);
    int got = read(transport, 3);
    assertThat(new String(transport.buffer(), 0, got, ISO_8859_1)).isEqualTo("pong");
    assertThat(transport.write(3, 10, REQUEST.length)).isEqualTo(REQUEST.length - 10);
    assertThat(read(transport, 3)).isEqualTo(Transport.END);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void sendsAnyPartOfTheOutgoingBytes(Mechanism mechanism) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Transport transport = open(mechanism, (InetSocketAddress) listener.getLocalSocketAddress());
      connect(transport, 0);
      assertThat(transport.write(0, 4, 5)).isEqualTo(1);
      assertThat(transport.write(0, 0, 3)).isEqualTo(3);
      try (Socket accepted = listener.accept()) {
        byte[] got = accepted.getInputStream().readNBytes(4);
        assertThat(new String(got, ISO_8859_1)).isEqualTo("/GET");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void readsNoMoreThanAskedAndIsSilentUntilItsReaderComesAgain(Mechanism mechanism)
      throws IOException {
    ScriptedServer server =
        server(peer -> {
          peer.readRequest();
          peer.send("abcdefg");
          peer.readRequest();
          peer.send("h");
          peer.awaitEnd();
        });
    Transport transport = open(mechanism, server.address());
    connect(transport, 0);
    transport.write(0, 0, REQUEST.length);
    await(transport, 0, Transport.READABLE);
    assertThat(readText(transport, 3)).isEqualTo("abc");
    assertThat(transport.poll(1_000_000)).isZero();
    assertThat(readText(transport, 3)).isEqualTo("def");
    assertThat(readText(transport, 3)).isEqualTo("g");
    assertThat(transport.poll(1_000_000)).isZero();
    transport.write(0, 0, REQUEST.length);
    await(transport, 0, Transport.READABLE);
    assertThat(readText(transport, 3)).isEqualTo("h");
  }

  private static String readText(Transport transport, int limit) {
    return new String(transport.buffer(), 0, transport.read(0, limit), ISO_8859_1);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aSmallReceiveBufferHoldsTheServerBack(Mechanism mechanism) throws IOException {
    assertThat(accepted(mechanism, 0) - accepted(mechanism, 2_048)).isGreaterThan(16 * 1024);
  }

  /** So many bytes a server gets rid of whose client reads none. */
  private int accepted(Mechanism mechanism, int receiveBufferBytes) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    try (ServerSocketChannel listener = ServerSocketChannel.open().bind(any)) {
      Transport transport = open(mechanism, (InetSocketAddress) listener.getLocalAddress());
      assertThat(transport.connect(0, Endpoints.ANY_SOURCE, receiveBufferBytes)).isTrue();
      try (SocketChannel accepted = listener.accept()) {
        accepted.setOption(StandardSocketOptions.SO_SNDBUF, 8_192).configureBlocking(false);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
        int before;
        do {
          before = bytes.position();
          accepted.write(bytes);
        } while (bytes.position() > before);
        return before;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void tellsAResetFromAnEnd(Mechanism mechanism) throws IOException {
    ScriptedServer server =
        server(peer -> {
          peer.readRequest();
          peer.reset();
        });
    Transport transport = open(mechanism, server.address());
    connect(transport, 0);
    transport.write(0, 0, REQUEST.length);
    assertThat(read(transport, 0)).isEqualTo(Transport.FAILED);
    assertThat(transport.failure().cause()).isEqualTo(NetFailure.Cause.RESET);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void tellsWhoRefuses(Mechanism mechanism) throws IOException {
    InetSocketAddress nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    Transport transport = open(mechanism, nobody);
    boolean begun = transport.connect(0, Endpoints.ANY_SOURCE);
    if (begun) {
      await(transport, 0, Transport.WRITABLE);
      assertThat(transport.finishConnect(0)).isFalse();
    }
    assertThat(transport.failure().cause()).isEqualTo(NetFailure.Cause.REFUSED);
    assertThat(transport.failure().message()).contains("127.0.0.1 port " + nobody.getPort());
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void connectsFromTheSourceAskedFor(Mechanism mechanism) throws IOException {
    ScriptedServer server = server(ScriptedServer.Peer::awaitEnd);
    InetAddress source = InetAddress.ofLiteral("127.0.7.9");
    Transport transport = open(mechanism, server.address(), source);
    assertThat(transport.connect(0, 0)).isTrue();
    await(transport, 0, Transport.WRITABLE);
    assertThat(transport.finishConnect(0)).isTrue();
    connect(transport, 1);
    while (server.accepted() < 2) {
      Thread.onSpinWait();
    }
    assertThat(server.sources()).contains(source, InetAddress.ofLiteral("127.0.0.1"));
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void speaksTheSixthVersionToo(Mechanism mechanism) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("::1");
    try (ServerSocket listener = new ServerSocket(0, 1, loopback)) {
      InetSocketAddress target = (InetSocketAddress) listener.getLocalSocketAddress();
      Transport transport = open(mechanism, target, loopback);
      assertThat(transport.connect(0, 0)).isTrue();
      await(transport, 0, Transport.WRITABLE);
      assertThat(transport.finishConnect(0)).isTrue();
      try (Socket accepted = listener.accept()) {
        accepted.getOutputStream().write(REQUEST);
        assertThat(read(transport, 0)).isEqualTo(REQUEST.length);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void namesTheRemedyIfASourceHasNoPort(Mechanism mechanism) throws IOException {
    ScriptedServer server = server(ScriptedServer.Peer::awaitEnd);
    // TEST-NET-3: no machine's own, which the kernel reports as if no port were left.
    Transport transport = open(mechanism, server.address(), InetAddress.ofLiteral("203.0.113.1"));
    assertThat(transport.connect(0, 0)).isFalse();
    assertThat(transport.failure().cause()).isEqualTo(NetFailure.Cause.LOCAL);
    assertThat(transport.failure().message())
        .contains("203.0.113.1", "ip_local_port_range", "more sources")
        .containsPattern("\\d{3,5} \\d{4,5}");
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aWakeupEndsTheCurrentOrTheNextPoll(Mechanism mechanism) throws Exception {
    ScriptedServer server = server(ScriptedServer.Peer::awaitEnd);
    Transport transport = open(mechanism, server.address());
    for (int i = 0; i < 100; i++) {
      transport.wakeup();
      transport.poll(Long.MAX_VALUE);
      CountDownLatch polling = new CountDownLatch(1);
      Thread other =
          Thread.ofPlatform()
              .start(() -> {
                polling.countDown();
                transport.wakeup();
              });
      polling.await();
      transport.poll(Long.MAX_VALUE);
      other.join();
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void waitsAsLongAsAskedAndNotAtAllForZero(Mechanism mechanism) throws IOException {
    ScriptedServer server = server(ScriptedServer.Peer::awaitEnd);
    Transport transport = open(mechanism, server.address());
    long began = System.nanoTime();
    assertThat(transport.poll(0)).isZero();
    assertThat(transport.poll(3_200_000)).isZero();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(3_200_000);
  }

  @Test
  void aRestOfEpollIsNotEndedByWhatGetsReady() throws IOException {
    assumeTrue(Mechanism.EPOLL.available(), "epoll is Linux's");
    ScriptedServer server =
        server(peer -> {
          peer.readRequest();
          peer.send("pong");
        });
    Transport transport = open(Mechanism.EPOLL, server.address());
    connect(transport, 0);
    transport.write(0, 0, REQUEST.length);
    transport.wakeup();
    long began = System.nanoTime();
    transport.rest(2_000_000);
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(2_000_000);
    await(transport, 0, Transport.READABLE);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aClosedSlotIsSilentAndCanConnectAnew(Mechanism mechanism) throws IOException {
    ScriptedServer server =
        server(peer -> {
          peer.readRequest();
          peer.send("again");
          peer.awaitEnd();
        });
    Transport transport = open(mechanism, server.address());
    connect(transport, 0);
    transport.write(0, 0, REQUEST.length);
    await(transport, 0, Transport.READABLE);
    transport.close(0);
    transport.close(0);
    assertThat(transport.poll(0)).isZero();
    connect(transport, 0);
    transport.write(0, 0, REQUEST.length);
    assertThat(read(transport, 0)).isEqualTo("again".length());
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void closesEverythingOnceAndToleratesALateWakeup(Mechanism mechanism) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    ScriptedServer server =
        server(peer -> {
          peer.awaitEnd();
          ended.countDown();
        });
    Transport transport = open(mechanism, server.address());
    connect(transport, 0);
    transport.close();
    transport.close();
    transport.wakeup();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void refusesASourceOfAnotherFamily() throws IOException {
    InetSocketAddress target = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80);
    List<InetAddress> sources = List.of(InetAddress.ofLiteral("::1"));
    assertThatThrownBy(() -> new Endpoints(target, sources))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("address family");
  }
}
