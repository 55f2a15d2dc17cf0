package io.duality.servers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a connection may rely on, whatever the mechanism: real sockets, turn by turn. */
@ParameterizedClass(name = "{0}")
@EnumSource
final class SocketTest {

  private final Rig rig;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

  SocketTest(Mechanisms mechanism) throws IOException {
    assumeTrue(mechanism.isAvailable());
    rig = new Rig(mechanism);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void readsWhatIsThereAndThenNothing() throws IOException {
    try (SocketChannel peer = rig.connect()) {
      Rig.End end = rig.accept();
      assertThat(end.socket().read(buffer)).isZero();
      Rig.send(peer, 10);
      end.awaitTold();
      assertThat(end.socket().read(buffer)).isEqualTo(10);
      assertThat(buffer.position()).isEqualTo(10);
      assertThat(end.socket().read(buffer)).isZero();
      end.socket().want(Interest.READ);
      assertThat(end.toldIn(0)).isZero();
      end.socket().close();
    }
  }

  @Test
  void tellsAgainOfWhatWasLeftWhenItIsWantedAgain() throws IOException {
    try (SocketChannel peer = rig.connect()) {
      Rig.End end = rig.accept();
      Rig.send(peer, 100);
      end.awaitTold();
      assertThat(end.socket().read(buffer.limit(60))).isEqualTo(60);
      end.socket().want(Interest.READ);
      end.awaitTold();
      assertThat(end.socket().read(buffer.clear())).isEqualTo(40);
      end.socket().close();
    }
  }

  @Test
  void tellsOfWhatCameWhileItWasNotWanted() throws IOException {
    try (SocketChannel peer = rig.connect()) {
      Rig.End end = rig.accept();
      Rig.send(peer, 10);
      end.awaitTold();
      end.socket().want(Interest.NONE);
      Rig.send(peer, 10);
      assertThat(end.toldIn(0)).isZero();
      assertThat(end.toldIn(0)).isZero();
      end.socket().want(Interest.READ);
      end.awaitTold();
      assertThat(end.socket().read(buffer)).isEqualTo(20);
      end.socket().close();
    }
  }

  /** Else a loop would spin over a peer that is gone until the step that waits is done. */
  @Test
  void keepsQuietAboutAResetThatIsNotWanted() throws IOException {
    SocketChannel peer = rig.connect();
    Rig.End end = rig.accept();
    Rig.send(peer, 10);
    end.awaitTold();
    end.socket().want(Interest.NONE);
    peer.setOption(StandardSocketOptions.SO_LINGER, 0);
    peer.close();
    long start = System.nanoTime();
    assertThat(end.toldIn(50) + end.toldIn(50)).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(45));
    end.socket().want(Interest.READ);
    end.awaitTold();
    assertThatIOException()
        .isThrownBy(() -> {
          while (end.socket().read(buffer) > 0) {}
        });
    end.socket().close();
  }

  @Test
  void tellsTheEndOfInputBehindTheLastBytes() throws IOException {
    try (SocketChannel peer = rig.connect()) {
      Rig.End end = rig.accept();
      Rig.send(peer, 10);
      peer.shutdownOutput();
      end.awaitTold();
      assertThat(end.socket().read(buffer)).isEqualTo(10);
      end.socket().want(Interest.READ);
      end.awaitTold();
      assertThat(end.socket().read(buffer)).isNegative();
      end.socket().close();
    }
  }

  @Test
  void tellsWhenThereIsRoomToWriteAgain() throws IOException {
    try (SocketChannel peer = rig.connect()) {
      Rig.End end = rig.accept();
      long sent = 0;
      do {
        end.socket().write(buffer.clear());
        sent += buffer.position();
      } while (!buffer.hasRemaining());
      end.socket().want(Interest.WRITE);
      assertThat(end.toldIn(0)).as("told while the peer does not read").isZero();
      ByteBuffer taken = ByteBuffer.allocate(64 << 10);
      for (long left = sent; left > 0; left -= taken.position()) {
        peer.read(taken.clear());
      }
      end.awaitTold();
      int rest = buffer.remaining();
      end.socket().write(buffer);
      assertThat(buffer.remaining()).isLessThan(rest);
      end.socket().want(Interest.READ);
      assertThat(end.toldIn(0)).as("told of a socket that could be written").isZero();
      end.socket().shutdownOutput();
      end.socket().close();
    }
  }

  /** In both kinds of memory, from where the buffer stands. */
  @Test
  void movesTheBytesOfTheBuffer() throws IOException {
    try (SocketChannel peer = rig.connect()) {
      Rig.End end = rig.accept();
      for (ByteBuffer out :
          new ByteBuffer[] {ByteBuffer.allocate(8), ByteBuffer.allocateDirect(8)}) {
        out.put(new byte[] {9, 1, 2, 3, 9}).position(1).limit(4);
        end.socket().write(out);
        assertThat(out.position()).isEqualTo(4);
        ByteBuffer got = ByteBuffer.allocate(8);
        while (got.position() < 3) {
          peer.read(got);
        }
        assertThat(got.array()).startsWith(1, 2, 3, 0);
        peer.write(got.flip());
        end.awaitTold();
        end.socket().read(buffer.clear().position(2));
        assertThat(buffer.array()).containsSequence(1, 2, 3);
        assertThat(buffer.get(2)).isEqualTo((byte) 1);
        end.socket().want(Interest.READ);
      }
      end.socket().close();
    }
  }
}
