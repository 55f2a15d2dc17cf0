package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

// One of the mechanisms is Linux's.
@EnabledOnOs(OS.LINUX)
final class TokenRingTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int PIPES = 40;

  /** A ring whose tokens fare as a test wants. */
  private static final class BrokenRing extends TokenRing {
    private final int copies;
    private boolean broken;

    BrokenRing(int copies, Duration patience) {
      super(patience);
      this.copies = copies;
    }

    @Override
    void forward(int pipe, ByteBuffer token) throws IOException {
      int times = broken ? 1 : copies;
      broken = true;
      for (int i = 0; i < times; i++) {
        write(pipe, token.rewind());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void passesAllTokensOnAndLosesNone(Passing passing) throws IOException {
    TokenRing ring = new TokenRing(LONG);
    // Closing calls the tokens in, and compares their hops with what was counted.
    try (RingUnderWay underWay = RingUnderWay.start(ring, passing, PIPES)) {
      underWay.passed().await(2_000);
    }

    assertThat(ring.passed().done()).isGreaterThanOrEqualTo(2_000);
    assertThat(ring.source(0).isOpen()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void noticesATokenThatIsThereTwice(Passing passing) throws IOException {
    RingUnderWay underWay = RingUnderWay.start(new BrokenRing(2, LONG), passing, PIPES);
    underWay.passed().await(2_000);

    assertThatIllegalStateException().isThrownBy(underWay::close).withMessageContaining("tokens");
  }

  @ParameterizedTest
  @EnumSource
  void noticesATokenThatIsLost(Passing passing) throws IOException {
    TokenRing losing = new BrokenRing(0, Duration.ofMillis(200));
    RingUnderWay underWay = RingUnderWay.start(losing, passing, PIPES);
    while (underWay.passed().done() < PIPES) {
      Thread.onSpinWait();
    }

    assertThatIllegalStateException()
        .isThrownBy(underWay::close)
        .withMessageContaining("stands still");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "4,1", "64,16", "127,31", "128,128", "8192,128"})
  void hasAsManyTokensAsPublished(int pipes, int tokens) {
    assertThat(TokenRing.tokens(pipes)).isEqualTo(tokens);
  }

  @Test
  void aTokenIsOfTwelveBytes() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Token.BYTES);
    new Token(7, 41).into(bytes);
    Token.passOn(bytes);

    assertThat(Token.BYTES).isEqualTo(12);
    assertThat(Token.of(bytes)).isEqualTo(new Token(7, 42));
  }

  @Test
  void aTokenThatComesInPiecesIsAnError() throws IOException {
    TokenRing ring = new TokenRing(LONG);
    ring.open(1);
    try (ring) {
      ring.write(0, ByteBuffer.allocate(Token.BYTES));
      Pipe.SourceChannel source = ring.source(0);
      assertThat(source.read(ByteBuffer.allocate(5))).isEqualTo(5);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> ring.pass(0, ByteBuffer.allocate(Token.BYTES)))
          .withMessageContaining("7 bytes");
    }
  }

  @Test
  void refusesMorePipesThanThereAreDescriptors() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> OpenFiles.require(20_000, "10000 pipes", 20_000, 150))
        .withMessage(
            "10000 pipes need 20000 descriptors, and of the 20000 that this process may have"
                + " 150 are open: take fewer, or raise ulimit -n");
  }
}
