package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
  /** No test waits for it to pass. */
  private static final Duration AMPLE = Duration.ofSeconds(50);

  private static final SharedKey KEY = SharedKey.of(new byte[32]);

  private final Seal sealing = Seal.of(KEY, "1", "down");
  private final Seal opening = Seal.of(KEY, "1", "down");
  private final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();

  /** That the first frame is on its way out. */
  private final CompletableFuture<Void> sending = new CompletableFuture<>();

  @Test
  void sendsInOrder() throws Exception {
    try (Outbox outbox = Outbox.open("test", 100, sealing, sent::add)) {
      for (int i = 0; i < 50; i++) {
        outbox.send(line(i));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(next()).isEqualTo(line(i));
      }
    }
  }

  @Test
  void anOtherSideThatIsFrozenHoldsUpNobodyAndGetsAllWhenItThaws() throws Exception {
    CompletableFuture<Void> thaw = new CompletableFuture<>();
    try (Outbox outbox = Outbox.open("test", 100, sealing, frozenUntil(thaw))) {
      for (int i = 0; i < 50; i++) {
        outbox.send(line(i));
      }
      assertThat(sent).isEmpty();
      thaw.complete(null);
      for (int i = 0; i < 50; i++) {
        assertThat(next()).isEqualTo(line(i));
      }
    }
  }

  @Test
  void nothingIsSentBehindAFrameThatWasLeftOut() throws Exception {
    CompletableFuture<Void> thaw = new CompletableFuture<>();
    try (Outbox outbox = Outbox.open("test", 2, sealing, frozenUntil(thaw))) {
      outbox.send(line(0));
      assertThat(sending).succeedsWithin(AMPLE);
      for (int i = 1; i < 4; i++) {
        outbox.send(line(i));
      }
      assertThat(outbox.broken()).succeedsWithin(AMPLE).isEqualTo("2 frames wait to be sent");
      thaw.complete(null);
      outbox.send(line(4));
      assertThat(next()).isEqualTo(line(0));
    }
    assertThat(sent).isEmpty();
  }

  @Test
  void whatCannotBeSentIsTold() {
    Outbox.Exit refusing =
        sealed -> {
          throw new IOException(sealed.length + " bytes refused");
        };
    try (Outbox outbox = Outbox.open("test", 2, sealing, refusing)) {
      outbox.send(Frame.of(Frame.Kind.BEAT));
      assertThat(outbox.broken()).succeedsWithin(AMPLE).asString().contains("bytes refused");
    }
  }

  private Outbox.Exit frozenUntil(CompletableFuture<Void> thaw) {
    return sealed -> {
      sending.complete(null);
      thaw.join();
      sent.add(sealed);
    };
  }

  private static Frame line(int number) {
    return new Frame(Frame.Kind.LINE, 1, "line " + number);
  }

  private Frame next() throws Exception {
    byte[] sealed = sent.poll(AMPLE.toSeconds(), TimeUnit.SECONDS);
    assertThat(sealed).as("nothing came").isNotNull();
    return opening.open(sealed);
  }
}
