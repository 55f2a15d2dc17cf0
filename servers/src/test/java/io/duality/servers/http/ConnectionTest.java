package io.duality.servers.http;

import static io.duality.servers.http.Dialogue.http;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persistence, pipelining and independence from how the network cuts the bytes. */
class ConnectionTest {
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1.1, X: y,                          true,  ''
          1.1, Connection: keep-alive,        true,  ''
          1.1, Connection: close,             false, close
          1.1, Connection: CLOSE,             false, close
          1.1, 'Connection: x, close ,y',     false, close
          1.1, 'Connection: ,,close',         false, close
          1.1, 'Connection: keep-alive, close', false, close
          1.1, Connection: closed,            true,  ''
          1.1, Connection: "close",           true,  ''
          1.0, X: y,                          false, close
          1.0, Connection: keep-alive,        true,  keep-alive
          1.0, Connection: Keep-Alive,        true,  keep-alive
          1.0, 'Connection: keep-alive, close', false, close
          1.0, Connection: close,             false, close
          """)
  void staysOpenAsAsked(String version, String header, boolean open, String answered) {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("GET /a HTTP/" + version + "\r\nHost: a\r\n" + header + "\r\n\r\n" + NEXT);
    Answer first = dialogue.answers().getFirst();
    assertThat(first.header("Connection")).isEqualTo(answered);
    assertThat(dialogue.isClosed()).isEqualTo(!open);
    assertThat(dialogue.answers()).hasSize(open ? 2 : 1);
  }

  @Test
  void adoptsCloseFromAnyOfSeveralLines() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("GET / HTTP/1.1\r\nConnection: close\r\nHost: a\r\nConnection: x\r\n\r\n");
    assertThat(dialogue.isClosed()).isTrue();
  }

  @Test
  void hearsNothingAfterTheLastResponse() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + NEXT)
            .send(NEXT);
    assertThat(dialogue.answers()).hasSize(1);
    assertThat(dialogue.session.shouldLinger()).as("there was input left").isTrue();
  }

  @Test
  void keepsTheVersionsOfPipelinedRequestsApart() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send(
                http(
                    """
                    GET /a HTTP/1.0
                    Connection: keep-alive

                    GET /b HTTP/1.1
                    Host: a

                    GET /c HTTP/1.0

                    """));
    assertThat(dialogue.answers().stream().map(answer -> answer.header("Connection")))
        .containsExactly("keep-alive", "", "close");
  }

  @Test
  void answersPipelinedRequestsInOrder() {
    List<String> paths = IntStream.range(0, 500).mapToObj(i -> "/" + i).toList();
    StringBuilder requests = new StringBuilder();
    paths.forEach(path -> requests.append("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send(requests.toString());
    assertThat(dialogue.bodies()).isEqualTo(paths);
    assertThat(dialogue.service.counters().requests()).isEqualTo(500);
    assertThat(dialogue.service.counters().bodyBytes()).isEqualTo(String.join("", paths).length());
  }

  @Test
  void answersAllBeforeAMalformedRequestAndNothingAfterIt() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send(NEXT + NEXT + "BAD\r\n\r\n" + NEXT);
    assertThat(dialogue.statuses()).containsExactly(200, 200, 400);
    assertThat(dialogue.isClosed()).isTrue();
  }

  static List<String> conversations() {
    List<String> all = new ArrayList<>();
    all.add(NEXT + NEXT);
    all.add("\r\n" + NEXT + "\r\n\r\n" + NEXT + "BAD\r\n\r\n" + NEXT);
    all.add("GET /a?b=c HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n" + NEXT);
    all.add("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n\r\n\r\n" + NEXT);
    all.add(
        "GET /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3;x=y\r\nabc\r\n1 \r\nz\r\n0\r\nT: u\r\n\r\n"
            + NEXT);
    all.add("GET /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd" + NEXT);
    all.add("GET /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n" + NEXT);
    all.add("GET /a HTTP/1.1\r\nHost : a\r\n\r\n" + NEXT);
    all.add("GET /a HTTP/1.1\r\nX: " + "y".repeat(300) + "\r\nHost: a\r\n\r\n" + NEXT);
    all.add("GET /" + "y".repeat(300) + " HTTP/1.1\r\nHost: a\r\n\r\n" + NEXT);
    all.add("\r" + NEXT);
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void meansTheSameHoweverItIsCut(int index) {
    String sent = conversations().get(index);
    String whole = dialogue().send(sent).text();
    assertThat(whole).isNotEmpty();
    for (int size = 1; size <= 3; size++) {
      assertThat(dialogue().sendInPieces(sent, size).text()).isEqualTo(whole);
    }
    for (int cut = 1; cut < sent.length(); cut++) {
      Dialogue dialogue = dialogue().send(sent.substring(0, cut)).send(sent.substring(cut));
      assertThat(dialogue.text()).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  /** Limits so low that some conversations cross them. */
  private static Dialogue dialogue() {
    return Dialogue.with(new Service(Dialogue::echo, new Limits(256, 256, 8, 64), Dialogue.NOON));
  }

  @Test
  void writesTheSameThroughASmallBuffer() {
    String sent = ("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n").repeat(3);
    Dialogue large = Dialogue.with(Dialogue::echo).send(sent);
    Service service = new Service(Dialogue::echo, Limits.DEFAULT, Dialogue.NOON);
    Dialogue small = Dialogue.withBufferOf(1_024, service).send(sent);
    assertThat(small.bytes()).isEqualTo(large.bytes());
    assertThat(small.service.counters()).isEqualTo(large.service.counters());
  }

  @Test
  void knowsWhetherARequestHasBegun() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo);
    assertThat(dialogue.session.isMidRequest()).isFalse();
    assertThat(dialogue.send("\r\n").session.isMidRequest()).isFalse();
    assertThat(dialogue.send("G").session.isMidRequest()).isTrue();
    assertThat(dialogue.send(NEXT.substring(1)).session.isMidRequest()).isFalse();
    assertThat(dialogue.session.unparsed()).isZero();
  }

  @Test
  void closesAfterTheResponseInProgressWhenTheServiceStops() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send(NEXT);
    dialogue.service.stopping();
    dialogue.send(NEXT + NEXT);
    assertThat(dialogue.answers()).hasSize(2);
    assertThat(dialogue.answers().getLast().closes()).isTrue();
    assertThat(dialogue.isClosed()).isTrue();
  }

  @Test
  void answers408ToARequestThatDoesNotArrive() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send("GET / HT");
    dialogue.answer(dialogue.session.timedOut());
    assertThat(dialogue.answer().status()).isEqualTo(408);
    assertThat(dialogue.answer().closes()).isTrue();
    assertThat(dialogue.isClosed()).isTrue();
    assertThat(dialogue.service.counters().timeouts()).isEqualTo(1);
  }

  @Test
  void answers408ToABodyThatDoesNotArriveAndForgetsTheRequest() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
    dialogue.answer(dialogue.session.timedOut());
    assertThat(dialogue.answerToHead().status()).isEqualTo(408);
    assertThat(dialogue.send(NEXT).isClosed()).isTrue();
  }

  @Test
  void answers503WhereAQueueIsFull() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo);
    byte[] bytes = ("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + NEXT).getBytes(ISO_8859_1);
    dialogue.session.feed(bytes, 0, bytes.length);
    assertThat(dialogue.session.next()).isInstanceOf(Reply.class);
    dialogue.answer(dialogue.session.rejected());
    assertThat(dialogue.answerToHead().status()).isEqualTo(503);
    assertThat(dialogue.session.shouldLinger()).isTrue();
    assertThat(dialogue.service.counters().rejected()).isEqualTo(1);
    assertThat(dialogue.service.counters().malformed()).isZero();
  }

  @Test
  void forgetsThatTheRequestBeforeWasHead() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    int first = dialogue.bytes().length;
    dialogue.send("GET / HT");
    dialogue.answer(dialogue.session.timedOut());
    assertThat(dialogue.text().substring(first)).endsWith("408 Request Timeout\n");
  }
}
