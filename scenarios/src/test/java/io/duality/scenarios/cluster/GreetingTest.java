package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingTest {
  private static final int HEAD = 18;
  private static final Greeting HELLO = Greeting.hello(0x1234_5678_9abc_def0L, "controller");

  static Stream<Greeting> greetings() {
    return Stream.of(
        HELLO,
        HELLO.welcome(-1, "Grüße"),
        HELLO.welcome(Long.MIN_VALUE, ""),
        HELLO.busy("another controller"),
        Greeting.hello(0, ""));
  }

  @ParameterizedTest
  @MethodSource("greetings")
  void isReadAsItWasSaid(Greeting greeting) {
    assertThat(Greeting.parse(greeting.bytes())).contains(greeting);
  }

  @Test
  void aWelcomeAnswersTheHelloThatItIsFor() {
    Greeting welcome = HELLO.welcome(7, "east");
    assertThat(welcome.controller()).isEqualTo(HELLO.controller());
    assertThat(welcome.kind()).isEqualTo(Greeting.Kind.WELCOME);
    assertThat(HELLO.busy("it").agent()).as("of no session").isZero();
  }

  @Test
  void twoNumbersMakeASessionOfTheirOwn() {
    assertThat(HELLO.welcome(7, "east").session()).isEqualTo("123456789abcdef0-7");
    assertThat(Greeting.hello(0x17, "a").welcome(1, "b").session())
        .isNotEqualTo(Greeting.hello(1, "a").welcome(0x71, "b").session());
  }

  @Test
  void whatIsTooShortIsNone() {
    byte[] whole = HELLO.bytes();
    for (int length = 0; length < HEAD; length++) {
      assertThat(Greeting.parse(Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
    }
    assertThat(Greeting.parse(Arrays.copyOf(whole, HEAD)))
        .contains(Greeting.hello(HELLO.controller(), ""));
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 4, 127, -1})
  void ofAKindThatNobodyKnowsIsNone(byte code) {
    byte[] bytes = HELLO.bytes();
    bytes[1] = code;
    assertThat(Greeting.parse(bytes)).isEmpty();
  }

  /** Frames of a session begin with another byte, and are told apart by it. */
  @Test
  void aFrameIsNone() {
    Seal seal = Seal.of(SharedKey.of(new byte[32]), "1", "down");
    assertThat(Greeting.parse(seal.seal(new Frame(Frame.Kind.LINE, 1, "a line of a child"))))
        .isEmpty();
  }
}
