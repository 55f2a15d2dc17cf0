package io.duality.servers.nonblocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import io.duality.servers.accept.Activity;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.nonblocking.Link.Wait;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a conversation waits for, how it goes on, and how its end is counted. */
final class ConversationTest {
  private static final long HEAD_NANOS = 1_000;
  private static final long IDLE_NANOS = 5_000;

  @TempDir private Path folder = Path.of("");
  private final Activity activity = new Activity(true);
  private @Nullable Service service;
  private @Nullable FakeLoop fake;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("file"), "content\n");
    service = Service.of(ServerConfig.of(folder));
    fake = new FakeLoop(new Core(service, null, new Timeouts(HEAD_NANOS, IDLE_NANOS, 1), activity));
  }

  private FakeLoop loop() {
    return Objects.requireNonNull(fake);
  }

  private ServerCounters counters() {
    return Objects.requireNonNull(service).counters();
  }

  private void sweepAt(long... nanos) {
    for (long now : nanos) {
      loop().conversations.sweep(now);
    }
  }

  @Test
  void answersAndWaitsForInput() {
    loop().get("/file");
    assertThat(loop().statusLines()).hasSize(1);
    assertThat(loop().lastWait()).isEqualTo(Wait.INPUT);
    assertThat(counters().requests()).isEqualTo(1);
  }

  @Test
  void isRunnableWhileItHandlesAnEventAndNotWhileItWaits() {
    loop().onOutput(() -> assertThat(activity.mark()).isEqualTo(Activity.BUSY));
    loop().get("/pause?millis=10");
    assertThat(activity.mark()).as("events so far").isEqualTo(1);
    loop().stick();
    loop().runTimer();
    assertThat(activity.mark()).isEqualTo(2);
    loop().release();
    assertThat(activity.mark()).isEqualTo(3);
    loop().failWith(new IOException("broken"));
    loop().get("/file");
    assertThat(activity.mark()).as("also one that fails").isEqualTo(4);
  }

  @Test
  void takesUpNoRequestWhileOutputIsUnderWay() {
    loop().stick();
    loop().get("/file");
    assertThat(loop().conversation.isBusy()).isTrue();
    assertThat(loop().lastWait()).isEqualTo(Wait.OUTPUT);
    loop().get("/file");
    assertThat(loop().statusLines()).hasSize(1);
    assertThat(counters().requests()).as("not handed over yet").isZero();
    loop().release();
    assertThat(loop().statusLines()).hasSize(2);
    assertThat(loop().conversation.isBusy()).isFalse();
    assertThat(counters().requests()).isEqualTo(2);
  }

  @Test
  void takesUpNoRequestWhileAStepWaits() {
    loop().get("/pause?millis=10");
    assertThat(loop().lastWait()).isEqualTo(Wait.STEP);
    loop().get("/file");
    assertThat(loop().statusLines()).isEmpty();
    loop().runTimer();
    assertThat(loop().statusLines()).hasSize(2);
    assertThat(loop().lastWait()).isEqualTo(Wait.INPUT);
  }

  @Test
  void letsOutputGoBeforeAStepThatIsReady() {
    loop().stick();
    loop()
        .receive(
            "GET /file HTTP/1.1\r\nHost: a\r\n\r\nGET /pause?millis=10 HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(loop().lastWait()).isEqualTo(Wait.OUTPUT);
    loop().runTimer();
    assertThat(loop().statusLines()).hasSize(1);
    loop().release();
    assertThat(loop().statusLines()).hasSize(2);
  }

  @Test
  void answersWhatIsUnderWayWhenTheInputEnds() {
    loop().get("/pause?millis=10");
    loop().conversation.inputEnded();
    assertThat(loop().isClosed()).isFalse();
    loop().runTimer();
    assertThat(loop().statusLines()).hasSize(1);
    assertThat(loop().isClosed()).isTrue();
    assertThat(counters().failures()).isZero();
  }

  @Test
  void lingersBehindARefusal() {
    loop().receive("nonsense\r\n\r\n");
    assertThat(loop().statusLines()).hasSize(1);
    assertThat(loop().isHalfClosed()).isTrue();
    assertThat(loop().isClosed()).isFalse();
    loop().receive("x".repeat(1 << 20));
    assertThat(loop().isClosed()).isFalse();
    loop().receive("x");
    assertThat(loop().isClosed()).as("a peer that never stops").isTrue();
  }

  @Test
  void closesAfterItsAnswerWhenDraining() {
    loop().get("/pause?millis=10");
    loop().conversations.drain();
    assertThat(loop().isClosed()).isFalse();
    assertThat(loop().conversations.isDrained()).isFalse();
    loop().runTimer();
    assertThat(loop().isClosed()).isTrue();
    assertThat(loop().conversations.isDrained()).isTrue();
  }

  @Test
  void closesAnIdleConnectionInTime() {
    loop().get("/file");
    sweepAt(0, IDLE_NANOS - 1);
    assertThat(loop().isClosed()).isFalse();
    sweepAt(IDLE_NANOS);
    assertThat(loop().isClosed()).isTrue();
    assertThat(counters().timeouts()).isEqualTo(1);
  }

  @Test
  void answers408ToAHeadThatTricklesIn() {
    loop().receive("GET /fi");
    sweepAt(0);
    loop().receive("le HT");
    sweepAt(HEAD_NANOS);
    assertThat(loop().statusLines()).singleElement().asString().contains("408");
  }

  @Test
  void hasNoDeadlineForAStepThatWaits() {
    loop().get("/pause?millis=10");
    sweepAt(0, 1_000 * IDLE_NANOS);
    assertThat(loop().isClosed()).isFalse();
  }

  @Test
  void cutsAPeerThatDoesNotRead() {
    loop().stick();
    loop().get("/file");
    sweepAt(0, IDLE_NANOS);
    assertThat(loop().isClosed()).isTrue();
    assertThat(counters().timeouts()).isEqualTo(1);
    assertThat(counters().requests()).isZero();
  }

  @Test
  void takesAResetBetweenRequestsForALeave() {
    loop().get("/file");
    loop().conversation.broken(new IOException("Connection reset"));
    assertThat(loop().isClosed()).isTrue();
    assertThat(counters().failures()).isZero();
  }

  @Test
  void countsAResetInMidRequestAndInMidAnswer() throws IOException {
    loop().receive("GET /fi");
    loop().conversation.broken(new IOException("Connection reset"));
    assertThat(counters().failures()).isEqualTo(1);
    open();
    loop().failWith(new IOException("Broken pipe"));
    loop().get("/file");
    assertThat(loop().isClosed()).isTrue();
    assertThat(counters().failures()).isEqualTo(1);
  }

  @Test
  void countsNoFailureOfASocketThatWasClosedHere() {
    loop().receive("GET /fi");
    loop().conversation.broken(new ClosedChannelException());
    assertThat(counters().failures()).isZero();
    assertThat(counters().closed()).isEqualTo(1);
  }

  @Test
  void ignoresWhatComesBehindItsEnd() {
    loop().get("/pause?millis=10");
    loop().conversation.close();
    loop().runTimer();
    loop().conversation.written();
    loop().get("/file");
    loop().conversation.close();
    loop().conversation.fail();
    loop().conversation.abandon();
    sweepAt(0, 1_000 * IDLE_NANOS);
    assertThat(loop().statusLines()).isEmpty();
    assertThat(counters().closed()).isEqualTo(1);
    assertThat(counters().failures()).isZero();
  }
}
