package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OneToOneTest {
  private static final int MESSAGES = 2_000;

  @ParameterizedTest
  @EnumSource
  void movesAllBytesInOrder(Style style) throws Exception {
    byte[] message = new byte[3_001];
    new Random(1).nextBytes(message);
    Style.Ends ends = style.connect(message);
    Thread sender = ThreadKind.PLATFORM.start("sender", () -> sendAll(ends.sender()));

    byte[] received = receiveAll(ends.receiver());

    sender.join();
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (int i = 0; i < MESSAGES; i++) {
      sent.write(message);
    }
    assertThat(received).isEqualTo(sent.toByteArray());
  }

  private static void sendAll(BlastEnd end) {
    try (end) {
      for (int i = 0; i < MESSAGES; i++) {
        end.send();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] receiveAll(BlastEnd end) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (end) {
      for (int got = end.receive(); got >= 0; got = end.receive()) {
        byte[] bytes = new byte[got];
        end.received().get(bytes);
        all.write(bytes);
      }
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void countsWhatWasReadBeyond(Style style) throws IOException {
    OneToOne connection = OneToOne.start(style, 1_000);
    connection.receive(1_500);
    connection.receive(1_500);
    // Compares what was sent with what has come.
    connection.close();

    assertThat(connection.received()).isGreaterThanOrEqualTo(3_000).matches(n -> n % 1_000 == 0);
  }

  @ParameterizedTest
  @EnumSource
  void noticesBytesThatAreMissing(Style style) throws IOException {
    byte[] message = new byte[100];
    Style.Ends ends = style.connect(message);
    OneToOne connection = OneToOne.over(message, new Style.Ends(ends.sender(), lossy(ends)));
    connection.receive(1_000);

    assertThatIllegalStateException()
        .isThrownBy(connection::close)
        .withMessageContaining("received");
  }

  /** A receiver that keeps one read for itself. */
  private static BlastEnd lossy(Style.Ends ends) {
    return new BlastEnd() {
      private boolean lost;

      @Override
      public void send() throws IOException {
        ends.receiver().send();
      }

      @Override
      public int receive() throws IOException {
        if (!lost) {
          lost = true;
          ends.receiver().receive();
        }
        return ends.receiver().receive();
      }

      @Override
      public java.nio.ByteBuffer received() {
        return ends.receiver().received();
      }

      @Override
      public void close() throws IOException {
        ends.receiver().close();
      }
    };
  }
}
