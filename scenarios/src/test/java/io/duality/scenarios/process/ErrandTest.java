package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrandTest {
  private static final Duration AMPLE = Duration.ofMinutes(2);

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("a folder"));
  }

  private Errand shell(String script, Duration limit, String... without) {
    return new Errand(
        List.of("/bin/sh", "-c", script), folder, temp.resolve("log"), limit, Set.of(without));
  }

  @Test
  void tellsTheExitCodeAndKeepsAllThatIsPrinted() throws Exception {
    OptionalInt ended = shell("pwd; echo trouble >&2; exit 7", AMPLE).run(new StopSignal());
    assertThat(ended).hasValue(7);
    assertThat(temp.resolve("log")).content().isEqualTo(folder.toRealPath() + "\ntrouble\n");
    assertThat(shell("true", AMPLE).run(new StopSignal())).hasValue(0);
  }

  @Test
  void withholdsVariables() throws Exception {
    shell("echo \"[$PATH]\"", AMPLE, "PATH", "NO_SUCH").run(new StopSignal());
    assertThat(temp.resolve("log")).content().doesNotContain(System.getenv("PATH"));
  }

  @Test
  void leavesNothingOfAProgramWhoseTimeIsOver() throws Exception {
    Held held = new Held(temp.resolve("held"));
    OptionalInt ended =
        shell(held.by("sleep 300 & wait"), Duration.ofSeconds(1)).run(new StopSignal());
    assertThat(ended).isEmpty();
    held.awaitNobody();
  }

  @Test
  void leavesNothingOfAProgramThatIsStopped() throws Exception {
    Held held = new Held(temp.resolve("held"));
    StopSignal stop = new StopSignal();
    held.onceHeld(stop::request);
    assertThatThrownBy(() -> shell(held.by("sleep 300 & wait"), AMPLE).run(stop))
        .isInstanceOf(InterruptedException.class);
    held.awaitNobody();
  }

  @Test
  void leavesNothingThatAProgramHasStartedWhenItEndsByItself() throws Exception {
    Held held = new Held(temp.resolve("held"));
    assertThat(shell(held.by("sleep 300 & exit 0"), AMPLE).run(new StopSignal())).hasValue(0);
    held.awaitNobody();
  }

  /** A pipe whose reader sees its end when the last process that holds it is gone. */
  private static final class Held {
    private final Path pipe;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    Held(Path pipe) throws Exception {
      this.pipe = pipe;
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
      try (var in = Files.newInputStream(pipe)) {
        opened.complete(null);
        in.readAllBytes();
        released.complete(null);
      } catch (IOException e) {
        released.completeExceptionally(new UncheckedIOException(e));
      }
    }

    /** The script, holding it. */
    String by(String script) {
      return "exec 3>'" + pipe + "'; " + script;
    }

    void onceHeld(Runnable action) {
      var _ = opened.thenRun(action);
    }

    void awaitNobody() throws Exception {
      // A program that was ended before it held the pipe has left its reader waiting for somebody.
      Thread.ofPlatform().daemon().start(this::holdOnce);
      released.get(60, TimeUnit.SECONDS);
    }

    private void holdOnce() {
      try {
        // Not made anew: by now the test may be over, and its folder deleted.
        Files.newOutputStream(pipe, StandardOpenOption.WRITE).close();
      } catch (NoSuchFileException e) {
        // Nobody was waiting.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
