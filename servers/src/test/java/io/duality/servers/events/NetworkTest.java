package io.duality.servers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Listening, waiting and waking, whatever the mechanism: real sockets, turn by turn. */
@ParameterizedClass(name = "{0}")
@EnumSource
final class NetworkTest {
  private static final long LONG_MILLIS = 30_000;

  private final Mechanisms mechanism;
  private final Rig rig;

  NetworkTest(Mechanisms mechanism) throws IOException {
    assumeTrue(mechanism.isAvailable());
    this.mechanism = mechanism;
    rig = new Rig(mechanism);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void tellsOfConnectionsAndAcceptsThem() throws IOException {
    assertThat(rig.network().port()).isPositive();
    assertThat(rig.network().accept(0)).isNull();
    try (SocketChannel one = rig.connect();
        SocketChannel other = rig.connect()) {
      rig.poller().poll(LONG_MILLIS);
      assertThat(rig.offers()).isPositive();
      Socket first = Objects.requireNonNull(rig.network().accept(0));
      Socket second = Objects.requireNonNull(rig.network().accept(0));
      assertThat(rig.network().accept(0)).isNull();
      first.close();
      second.close();
      assertThat(one.read(ByteBuffer.allocate(1))).isNegative();
      assertThat(other.read(ByteBuffer.allocate(1))).isNegative();
    }
  }

  @Test
  void tellsAgainOfConnectionsThatWereNotAccepted() throws IOException {
    try (SocketChannel one = rig.connect()) {
      rig.poller().poll(LONG_MILLIS);
      rig.network().want(Interest.NONE);
      int before = rig.offers();
      rig.poller().poll(0);
      assertThat(rig.offers()).isEqualTo(before);
      rig.network().want(Interest.READ);
      rig.poller().poll(LONG_MILLIS);
      assertThat(rig.offers()).isGreaterThan(before);
      assertThat(one.isConnected()).isTrue();
    }
  }

  @Test
  void refusesConnectionsOnceItHasStoppedListening() throws IOException {
    int port = rig.network().port();
    rig.network().stopListening();
    rig.poller().poll(0);
    assertThatIOException().isThrownBy(rig::connect);
    assertThatIOException()
        .isThrownBy(() -> rig.network().accept(0))
        .isInstanceOf(ClosedChannelException.class);
    rig.network().want(Interest.NONE);
    rig.network().close();
    rig.network().close();
    try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(again.isBound()).isTrue();
    }
  }

  /** The loop does not know yet that another thread has stopped. */
  @Test
  void takesInterestsOnceItHasStoppedListening() throws IOException {
    rig.network().stopListening();
    rig.network().want(Interest.NONE);
    rig.network().want(Interest.READ);
    rig.poller().poll(0);
    rig.network().want(Interest.NONE);
    assertThatIOException()
        .isThrownBy(() -> rig.network().accept(0))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void namesTheAddressThatIsTaken() {
    ServerConfig taken = Rig.config().withPort(rig.network().port(), false);
    assertThatIOException()
        .isThrownBy(() -> mechanism.open(taken, 1))
        .withMessage(
            "cannot listen on 127.0.0.1:" + rig.network().port() + ": Address already in use");
  }

  @Test
  void listensOnAddressesOfTheSixthVersion() throws IOException {
    InetAddress six = InetAddress.ofLiteral("::1");
    assumeTrue(NetworkInterface.getByInetAddress(six) != null);
    ServerConfig of = Rig.config();
    ServerConfig config =
        new ServerConfig(
            six,
            0,
            true,
            of.root(),
            1,
            of.backlog(),
            of.cacheBytes(),
            of.headTimeout(),
            of.idleTimeout(),
            of.work(),
            Map.of());
    Network other = mechanism.open(config, 1);
    Network shared = mechanism.open(config.withPort(other.port(), true), 1);
    try (SocketChannel peer = SocketChannel.open(new InetSocketAddress(six, other.port()))) {
      assertThat(peer.isConnected()).isTrue();
    } finally {
      other.close();
      shared.close();
    }
  }

  @Test
  void comesBackAtOnceForAWakeUpThatCameBefore() throws IOException {
    rig.poller().wakeup();
    rig.poller().wakeup();
    long start = System.nanoTime();
    rig.poller().poll(LONG_MILLIS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    rig.poller().poll(1);
  }

  @Test
  void waitsForTheTimeGiven() throws IOException {
    long start = System.nanoTime();
    rig.poller().poll(20);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(19));
  }
}
