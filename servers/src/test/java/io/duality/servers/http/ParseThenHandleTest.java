package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Parsing and handling apart, and the refusal of a request that is half answered. */
class ParseThenHandleTest {
  private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

  private final List<String> handled = new ArrayList<>();
  private final Dialogue dialogue =
      Dialogue.with(request -> {
        handled.add(request.rawPath());
        return Dialogue.echo(request);
      });

  private boolean parse(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    dialogue.session.feed(bytes, 0, bytes.length);
    return dialogue.session.parse();
  }

  @Test
  void parsesWithoutRunningTheHandler() {
    assertThat(parse(GET.substring(0, 20))).isFalse();
    assertThat(parse(GET.substring(20))).isTrue();
    assertThat(dialogue.session.parse()).as("once more").isTrue();
    assertThat(handled).isEmpty();
    assertThat(dialogue.session.isMidRequest()).isTrue();
    assertThat(dialogue.session.next()).isInstanceOf(Reply.class);
    assertThat(handled).containsExactly("/a");
    assertThat(dialogue.session.parse()).isFalse();
  }

  @Test
  void hasANextStepForAMalformedHead() {
    assertThat(parse("nonsense\r\n\r\n")).isTrue();
    Step step = Objects.requireNonNull(dialogue.session.next());
    assertThat(dialogue.answer(step).text()).startsWith("HTTP/1.1 400 ");
    assertThat(dialogue.service.counters().malformed()).isEqualTo(1);
    assertThat(dialogue.session.parse()).as("behind the end").isFalse();
  }

  @Test
  void waitsForTheBodyBehindAHandledHead() {
    assertThat(parse("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nx")).isTrue();
    assertThat(dialogue.session.next()).as("the body is not there").isNull();
    assertThat(parse("y")).isFalse();
    assertThat(parse("z" + GET)).isTrue();
    assertThat(dialogue.session.isContinued()).as("was admitted with its head").isTrue();
    Step step = Objects.requireNonNull(dialogue.session.next());
    assertThat(dialogue.answer(step).statuses()).containsExactly(405);
    assertThat(dialogue.session.parse()).as("the pipelined one").isTrue();
    assertThat(dialogue.session.isContinued()).as("a new one").isFalse();
  }

  @Test
  void doesNotWriteAHeadIntoABodyThatWasBegun() {
    ByteBuffer half = Response.direct("half".getBytes(ISO_8859_1));
    Reply never = new Reply(Response.error(Status.OK, false, false));
    Dialogue begun = Dialogue.with(request -> new Reply(Response.ok("text/plain", half, 8, never)));
    byte[] bytes = GET.getBytes(ISO_8859_1);
    begun.session.feed(bytes, 0, bytes.length);
    begun.answer(Objects.requireNonNull(begun.session.next()));
    begun.answer(begun.session.rejected());
    assertThat(begun.text()).endsWith("\r\n\r\nhalf");
    assertThat(begun.isClosed()).isTrue();
    assertThat(begun.service.counters().requests()).isZero();
    assertThat(begun.service.counters().rejected()).as("was not answered 503").isZero();
    assertThat(begun.service.counters().failures()).isEqualTo(1);
  }
}
