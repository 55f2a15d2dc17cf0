package io.duality.scenarios.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of this machine. */
final class LocalChild implements HostedChild {
  /** Time for the output of a process that has ended to be read; a grandchild may hold it open. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);

  private final Process process;

  private LocalChild(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param name of the threads that read its output
   * @throws IOException if the operating system refuses
   */
  static LocalChild start(String name, List<String> command, ChildListener listener)
      throws IOException {
    Process process = new ProcessBuilder(command).start();
    CompletableFuture<Void> out = read(name + " out", process.getInputStream(), listener::out);
    CompletableFuture<Void> err = read(name + " err", process.getErrorStream(), listener::err);
    CompletableFuture<Void> output = CompletableFuture.allOf(out, err);
    var _ = process.onExit().thenRun(() -> awaitOutput(process, output, listener));
    return new LocalChild(process);
  }

  private static CompletableFuture<Void> read(
      String thread, InputStream from, Consumer<String> to) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name(thread)
        .start(() -> {
          try {
            LineReader.readAll(from, to);
          } finally {
            done.complete(null);
          }
        });
    return done;
  }

  private static void awaitOutput(
      Process process, CompletableFuture<Void> output, ChildListener listener) {
    var _ =
        output
            .completeOnTimeout(null, OUTPUT_GRACE.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(() -> listener.ended(process.exitValue()));
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void send(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  @Override
  public void endInput() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }
}
