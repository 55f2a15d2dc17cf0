package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealTest {
  private static final SharedKey KEY = SharedKey.of(bytes(1));
  private static final Frame LINE = new Frame(Frame.Kind.LINE, 7, "mark größer");

  private final Seal sender = Seal.of(KEY, "42", "down");
  private final Seal receiver = Seal.of(KEY, "42", "down");

  @ParameterizedTest
  @EnumSource
  void carriesFramesOfEachKind(Frame.Kind kind) throws Exception {
    Frame frame = new Frame(kind, Integer.MAX_VALUE, "READY port=80 größer");
    assertThat(receiver.open(sender.seal(frame))).isEqualTo(frame);
    assertThat(receiver.open(sender.seal(Frame.of(kind)))).isEqualTo(Frame.of(kind));
  }

  @Test
  void aChangedBitIsNoticedWhereverItIs() throws Exception {
    byte[] sealed = sender.seal(LINE);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(broken(receiver, altered)).as("bit %d", bit).contains("altered");
    }
    assertThat(receiver.open(sealed)).as("after all of them").isEqualTo(LINE);
  }

  @Test
  void aFrameIsTakenOnceAndInItsTurn() throws Exception {
    byte[] first = sender.seal(LINE);
    byte[] second = sender.seal(LINE);
    byte[] third = sender.seal(LINE);
    assertThat(broken(receiver, second)).contains("frame 1, and not 0");
    assertThat(receiver.open(first)).isEqualTo(LINE);
    assertThat(broken(receiver, first)).contains("frame 0, and not 1");
    assertThat(broken(receiver, third)).contains("frame 2, and not 1");
    assertThat(receiver.open(second)).isEqualTo(LINE);
  }

  @Test
  void neitherAnotherKeyNorAnotherSessionNorTheOtherDirectionOpensIt() {
    byte[] sealed = sender.seal(LINE);
    assertThat(broken(Seal.of(SharedKey.of(bytes(2)), "42", "down"), sealed))
        .contains("another key");
    assertThat(broken(Seal.of(KEY, "43", "down"), sealed)).contains("another session");
    assertThat(broken(Seal.of(KEY, "42", "up"), sealed)).contains("another key");
  }

  @Test
  void fewBytesAreNoFrame() {
    byte[] sealed = sender.seal(Frame.of(Frame.Kind.BEAT));
    for (int length = 0; length < sealed.length; length++) {
      assertThat(broken(receiver, Arrays.copyOf(sealed, length))).isNotEmpty();
    }
  }

  private static String broken(Seal seal, byte[] sealed) {
    BrokenSealException broken =
        catchThrowableOfType(BrokenSealException.class, () -> seal.open(sealed));
    assertThat(broken).isNotNull();
    return String.valueOf(broken.getMessage());
  }

  private static byte[] bytes(int value) {
    byte[] bytes = new byte[SharedKey.LEAST_BYTES];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
