package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.ChildListener;
import io.duality.scenarios.process.Host;
import io.duality.scenarios.process.HostedChild;
import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a child says on its standard error, and what comes of it on the link. */
class ErrorCutTest {
  /** Moments of a monotonic clock may be negative, and may pass the end of their range. */
  private static final long BEGIN = Long.MAX_VALUE - 5;

  private static final long SECOND = 1_000_000_000;
  private static final String LINE = "x".repeat(1_023);
  private static final int LINES_A_SECOND = ErrorCut.BYTES_A_SECOND / 1_024;

  @TempDir private Path folder;
  private final ErrorCut cut = new ErrorCut(BEGIN);

  private static long after(long nanos) {
    return BEGIN + nanos;
  }

  private List<String> say(int lines, long nowNanos) {
    List<String> passed = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      passed.addAll(cut.pass(LINE, nowNanos));
    }
    return passed;
  }

  @Test
  void whatAChildUsuallySaysIsPassedOn() {
    for (int second = 0; second < 5; second++) {
      assertThat(say(LINES_A_SECOND, after(second * SECOND))).hasSize(LINES_A_SECOND);
    }
    assertThat(cut.rest()).isEmpty();
  }

  @Test
  void moreThanThatOfOneSecondIsLeftOutAndCounted() {
    assertThat(say(10_000, BEGIN)).hasSize(LINES_A_SECOND).containsOnly(LINE);
    assertThat(say(10_000, after(SECOND - 1))).as("the second is not over").isEmpty();
    assertThat(say(1, after(SECOND)))
        .containsExactly("(19936 lines were left out here: more than 64 KB in a second)", LINE);
    assertThat(say(1, after(SECOND))).as("told once").containsExactly(LINE);
  }

  /** It is characters of three bytes that a count of characters would let through. */
  @Test
  void bytesAreCountedAndNotCharacters() {
    String line = "\u4e16".repeat(1_000);
    long bytes = 0;
    for (int i = 0; i < 1_000; i++) {
      bytes += cut.pass(line, BEGIN).size() * (3_000L + 1);
    }
    assertThat(bytes).isBetween(ErrorCut.BYTES_A_SECOND - 3_001L, (long) ErrorCut.BYTES_A_SECOND);
  }

  @Test
  void aLineThatIsTooLongByItselfIsLeftOut() {
    assertThat(cut.pass("x".repeat(1 << 20), BEGIN)).isEmpty();
    assertThat(cut.pass("after", after(SECOND)))
        .containsExactly("(1 line was left out here: more than 64 KB in a second)", "after");
  }

  /** They may say why it ended. */
  @Test
  void theLastWordsComeWithTheEnd() {
    say(10_000, BEGIN);
    assertThat(cut.pass("y".repeat(1_000), BEGIN)).isEmpty();
    assertThat(cut.pass("java.lang.OutOfMemoryError", BEGIN)).isEmpty();
    List<String> rest = cut.rest();
    assertThat(rest).hasSize(1 + ErrorCut.LAST_LINES);
    assertThat(rest.getFirst()).startsWith("(9888 lines were left out here");
    assertThat(rest.get(rest.size() - 2)).isEqualTo("y".repeat(ErrorCut.LAST_CHARS) + " ...");
    assertThat(rest.getLast()).isEqualTo("java.lang.OutOfMemoryError");
    assertThat(String.join("\n", rest)).hasSizeLessThan(ErrorCut.BYTES_A_SECOND);
    assertThat(cut.rest()).isEmpty();
  }

  /** A hundred megabytes in one second; what it answers is no complaint, and is all passed on. */
  @Test
  void aChildThatFloodsFillsNeitherTheLinkNorAnybodysMemory() throws Exception {
    List<Frame> sent = new ArrayList<>();
    CompletableFuture<ChildListener> started = new CompletableFuture<>();
    AtomicLong now = new AtomicLong(BEGIN);
    HostAgent agent =
        new HostAgent(
            new OneChild(started),
            new LaunchRules(folder),
            sent::add,
            new Lease(Duration.ofSeconds(4), BEGIN),
            new Desk(folder, new ProcProbe(folder)),
            now::get);
    Launch launch = new Launch(Role.SERVER, "s", List.of(), List.of("port=0"), "", folder);
    agent.receive(new Frame(Frame.Kind.START, 1, LaunchText.format(launch)), BEGIN);
    ChildListener child = started.get();
    for (int i = 0; i < 100_000; i++) {
      child.err(LINE);
    }
    for (int i = 0; i < 1_000; i++) {
      child.out(LINE);
    }
    child.err("the last word");
    child.ended(1);

    assertThat(bytes(sent, Frame.Kind.ERR)).isLessThan(2L * ErrorCut.BYTES_A_SECOND);
    assertThat(sent).filteredOn(frame -> frame.kind() == Frame.Kind.OUT).hasSize(1_000);
    assertThat(sent.getLast()).isEqualTo(new Frame(Frame.Kind.ENDED, 1, "1"));
    assertThat(sent.get(sent.size() - 2)).isEqualTo(new Frame(Frame.Kind.ERR, 1, "the last word"));
  }

  private static long bytes(List<Frame> frames, Frame.Kind kind) {
    return frames.stream()
        .filter(frame -> frame.kind() == kind)
        .mapToLong(frame -> frame.text().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** Its child is the test. */
  private record OneChild(CompletableFuture<ChildListener> started) implements Host {
    @Override
    public HostedChild start(Launch launch, ChildListener listener) {
      started.complete(listener);
      return new Nobody();
    }

    @Override
    public HostedChild startProgram(Launch launch, List<String> command, ChildListener listener)
        throws IOException {
      throw new IOException("no programs here");
    }

    @Override
    public boolean pins() {
      return false;
    }
  }

  private record Nobody() implements HostedChild {
    @Override
    public long pid() {
      return 1;
    }

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public void send(String line) {}

    @Override
    public void endInput() {}

    @Override
    public void kill() {}
  }
}
