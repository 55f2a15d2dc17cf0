package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {
  @TempDir private Path root;
  private Service service;

  @BeforeEach
  void open() throws IOException {
    service = new Service(new Site(root, 0, Work.measured()), Limits.DEFAULT, Dialogue.NOON);
  }

  private Dialogue get(String target) {
    return Dialogue.with(service).send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  private Dialogue listen(int room, int user) {
    return get("/chat?room=" + room + "&user=" + user);
  }

  private void say(int room, int user, String text) {
    String target = "/say?room=" + room + "&user=" + user + "&text=" + text;
    assertThat(get(target).answer().text()).isEqualTo("done\n");
  }

  private static String body(Dialogue listener) {
    String all = listener.text();
    return all.substring(all.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void beginsAStreamBeforeAnythingIsSaid() {
    Dialogue listener = listen(1, 1);
    assertThat(listener.text())
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\r\nTransfer-Encoding: chunked\r\n")
        .doesNotContain("Content-Length")
        .endsWith("\r\n\r\n");
    assertThat(listener.isWaiting()).isTrue();
  }

  @Test
  void sendsEachLineAsAChunk() {
    Dialogue listener = listen(1, 1);
    say(1, 2, "hello");
    say(1, 3, "a%20b&text=not-this");
    assertThat(body(listener.resume())).isEqualTo("6\r\nhello\n\r\n6\r\na%20b\n\r\n");
    say(1, 2, "more");
    assertThat(body(listener.resume())).endsWith("a%20b\n\r\n5\r\nmore\n\r\n");
  }

  @Test
  void saysNothingToTheSpeakerNorToOtherRooms() {
    Dialogue self = listen(1, 2);
    Dialogue elsewhere = listen(2, 1);
    say(1, 2, "hello");
    assertThat(body(self.resume())).isEmpty();
    assertThat(body(elsewhere.resume())).isEmpty();
  }

  @Test
  void endsAllStreamsWhenTheServerStops() {
    Dialogue listener = listen(1, 1);
    say(1, 2, "last");
    service.stopping();
    assertThat(body(listener.resume())).isEqualTo("5\r\nlast\n\r\n0\r\n\r\n");
    assertThat(listener.session.isClosing()).isTrue();
    assertThat(body(listen(1, 1))).as("joined later").isEqualTo("0\r\n\r\n");
  }

  @Test
  void cutsOffAListenerWhoseMailboxIsFull() {
    Dialogue slow = listen(1, 1);
    Dialogue reader = listen(1, 3);
    for (int i = 0; i <= Mailbox.MOST_WAITING; i++) {
      assertThat(service.counters().failures()).isZero();
      say(1, 2, "m");
      reader.resume();
    }
    assertThat(body(slow.resume())).as("no last chunk").isEmpty();
    assertThat(slow.session.isClosing()).isTrue();
    assertThat(service.counters().failures()).isEqualTo(1);
    say(1, 2, "more");
    assertThat(body(reader.resume())).endsWith("5\r\nmore\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/chat",
        "/chat?room=1",
        "/chat?user=1",
        "/chat?room=1&user=100",
        "/chat?room=100000&user=1",
        "/chat?room=-1&user=1",
        "/say?room=1&user=1",
        "/say?room=1&user=1&text=",
        "/say?room=x&user=1&text=a"
      })
  void refusesWhatItDoesNotUnderstand(String target) {
    assertThat(get(target).answer().status()).isEqualTo(400);
  }

  @Test
  void refusesAStreamToWhoKnowsNoChunks() {
    Dialogue old = Dialogue.with(service).send("GET /chat?room=1&user=1 HTTP/1.0\r\n\r\n");
    assertThat(old.answer().status()).isEqualTo(505);
  }

  @Test
  void letsNobodyJoinOrTalkByHead() {
    Dialogue listener = listen(1, 1);
    String host = " HTTP/1.1\r\nHost: a\r\n\r\n";
    Dialogue asks = Dialogue.with(service).send("HEAD /chat?room=1&user=1" + host);
    assertThat(body(asks)).isEmpty();
    assertThat(asks.isWaiting()).isFalse();
    Dialogue.with(service).send("HEAD /say?room=1&user=2&text=a" + host);
    assertThat(listener.isWaiting()).isTrue();
    assertThat(body(listener.resume())).as("still there, and nothing said").isEmpty();
  }

  @Test
  void wakesAWaiterOnceAndAtOnceWhereSomethingIsThere() {
    Mailbox mailbox = new Mailbox();
    AtomicInteger woken = new AtomicInteger();
    mailbox.whenReady(woken::incrementAndGet);
    assertThat(woken).hasValue(0);
    mailbox.offer(ByteBuffer.allocate(1));
    mailbox.offer(ByteBuffer.allocate(1));
    assertThat(woken).hasValue(1);
    mailbox.whenReady(woken::incrementAndGet);
    assertThat(woken).hasValue(2);
    mailbox.take();
    assertThat(mailbox.isReady()).isFalse();
    assertThatIllegalStateException().isThrownBy(mailbox::take);
  }
}
