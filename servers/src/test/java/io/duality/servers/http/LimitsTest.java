package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limits LIMITS = new Limits(100, 200, 10, 1_000);

  private static Dialogue dialogue() {
    return Dialogue.with(new Service(Dialogue::echo, LIMITS, Dialogue.NOON));
  }

  @Test
  void answers414ToALongRequestLineAlsoBeforeItsEnd() {
    String line = "GET /" + "a".repeat(200);
    assertThat(dialogue().send(line).answer().status()).isEqualTo(414);
    assertThat(dialogue().send(line + " HTTP/1.1\r\n\r\n").answer().status()).isEqualTo(414);
    assertThat(dialogue().sendInPieces(line, 1).answer().status()).isEqualTo(414);
  }

  @Test
  void acceptsTheLongestRequestLine() {
    String path = "/" + "a".repeat(100 - "GET / HTTP/1.1\r".length());
    Dialogue dialogue = dialogue().send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(dialogue.answer().text()).isEqualTo(path);
  }

  @Test
  void answers431ToALongHeaderAlsoBeforeItsEnd() {
    String head = "GET / HTTP/1.1\r\nX: " + "a".repeat(300);
    assertThat(dialogue().send(head).answer().status()).isEqualTo(431);
    assertThat(dialogue().send(head + "\r\n\r\n").answer().status()).isEqualTo(431);
    assertThat(dialogue().sendInPieces(head, 1).answer().status()).isEqualTo(431);
  }

  @Test
  void answers431ToHeadersThatAreLongTogether() {
    String head = "GET / HTTP/1.1\r\nHost: a\r\n" + ("X: " + "a".repeat(60) + "\r\n").repeat(4);
    assertThat(dialogue().send(head).answer().status()).isEqualTo(431);
  }

  @Test
  void answers431ToManyHeaders() {
    String head = "GET / HTTP/1.1\r\nHost: a\r\n" + "X:\r\n".repeat(9);
    assertThat(dialogue().send(head + "\r\n").answer().status()).isEqualTo(200);
    assertThat(dialogue().send(head + "X:\r\n").answer().status()).isEqualTo(431);
  }

  @Test
  void answers400ToAStreamOfEmptyLines() {
    String request = "\r\n".repeat(16) + "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    assertThat(dialogue().sendInPieces(request.repeat(3), 1).statuses())
        .as("counted for each request")
        .containsExactly(200, 200, 200);
    for (String line : List.of("\r\n", "\n")) {
      assertThat(dialogue().sendInPieces(line.repeat(16), 1).answers()).isEmpty();
      assertThat(dialogue().sendInPieces(line.repeat(17), 1).answer().status()).isEqualTo(400);
      assertThat(dialogue().send(line.repeat(9_000)).answer().status()).isEqualTo(400);
    }
  }

  @Test
  void countsForEachRequestAnew() {
    String request =
        "GET / HTTP/1.1\r\nHost: a\r\n" + ("X: " + "a".repeat(15) + "\r\n").repeat(8) + "\r\n";
    assertThat(dialogue().send(request.repeat(5)).statuses()).containsOnly(200).hasSize(5);
  }

  @Test
  void holdsNoMoreThanAHeadOfAStalledRequest() {
    Dialogue dialogue = dialogue().send("GET / HTTP/1.1\r\nX: " + "a".repeat(150));
    assertThat(dialogue.session.unparsed()).isBetween(150, 300);
  }

  @Test
  void acceptsEightThousandBytesOfRequestLineByDefault() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("GET /" + "a".repeat(7_980) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(dialogue.answer().status()).isEqualTo(200);
  }

  @Test
  void refusesLimitsThatNoRequestCanMeet() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(10, 100, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(100, 10, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(100, 100, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(100, 100, 1, -1));
  }
}
