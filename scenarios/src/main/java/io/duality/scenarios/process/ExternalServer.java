package io.duality.scenarios.process;

import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.External;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Any program as a server, with the processes that it has started. */
public final class ExternalServer implements Server {
  private static final String NAME = "server 0";
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final ProgramFolder work;
  private final External program;
  private final Ports.Held port;
  private final ChildProcess child;
  private final long pid;
  private final List<String> notes = new CopyOnWriteArrayList<>();

  private ExternalServer(
      ProgramFolder work, External program, Ports.Held port, ChildProcess child, long pid) {
    this.work = work;
    this.program = program;
    this.port = port;
    this.child = child;
    this.pid = pid;
  }

  /**
   * Starts the program and waits until it answers.
   *
   * @param lifeline is told of failures from now on
   * @param limit for it to get ready
   * @throws ChildFailure if it does not; nothing of it is left then
   */
  public static ExternalServer start(
      Children children, ExternalSettings settings, Lifeline lifeline, Duration limit)
      throws ChildFailure, InterruptedException {
    boolean started = false;
    ProgramFolder work = null;
    Ports.Held port = null;
    try {
      work = ProgramFolder.make();
      port = children.ports().hold();
      External program = settings.on(port.number(), work.path());
      work.write(program.files());
      ExternalServer server = launch(children, settings, program, port, work, lifeline, limit);
      started = true;
      return server;
    } catch (IOException e) {
      throw Failures.notStarted(Role.SERVER, NAME, String.valueOf(e.getMessage()));
    } finally {
      if (!started && work != null) {
        work.close();
      }
      if (!started && port != null) {
        port.close();
      }
    }
  }

  private static ExternalServer launch(
      Children children,
      ExternalSettings settings,
      External program,
      Ports.Held port,
      ProgramFolder work,
      Lifeline lifeline,
      Duration limit)
      throws ChildFailure, InterruptedException {
    ChildProcess child =
        children.startProgram(NAME, inItsFolder(program), settings.cpus(), settings.log());
    boolean started = false;
    try {
      lifeline.hold(child.failure());
      long pid = lifeline.await(child.ready(limit, line -> line.number("pid")));
      awaitAnswer(program, port.number(), lifeline, limit);
      started = true;
      return new ExternalServer(work, program, port, child, pid);
    } finally {
      if (!started) {
        child.close();
      }
    }
  }

  private static List<String> inItsFolder(External program) {
    return program
        .directory()
        .map(folder -> Supervised.in(folder, program.command()))
        .orElse(program.command());
  }

  private static void awaitAnswer(External program, int port, Lifeline lifeline, Duration limit)
      throws ChildFailure, InterruptedException {
    long begin = System.nanoTime();
    while (!HttpAnswer.isGood(Ports.ADDRESS, port, program.ready())) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw Failures.silent(Role.SERVER, NAME, "GET " + program.ready(), limit, List.of());
      }
      lifeline.pass(BETWEEN_TRIES);
    }
  }

  @Override
  public int port() {
    return port.number();
  }

  /** The program and all that it has started until now. */
  @Override
  public List<Long> pids() {
    return Stream.concat(
            Stream.of(pid),
            ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid))
        .toList();
  }

  /** None. */
  @Override
  public CompletableFuture<Map<String, Long>> counters(Duration limit) {
    return CompletableFuture.completedFuture(Map.of());
  }

  /** A program that does not end is no failure, because all is measured by then: it is killed. */
  @Override
  public CompletableFuture<Map<String, Long>> stop(Duration grace, Duration limit) {
    Duration whole = grace.plus(limit);
    return child
        .askToEnd("stop " + program.stop(), "STOPPED", whole, Line::numbers)
        .exceptionallyCompose(thrown -> {
          if (!isSilence(thrown)) {
            return CompletableFuture.failedFuture(thrown);
          }
          kill(whole);
          return CompletableFuture.completedFuture(Map.of());
        });
  }

  private static boolean isSilence(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof ChildFailure failure && failure.kind() == ChildFailure.Kind.SILENT;
  }

  private void kill(Duration waited) {
    notes.add(
        program.id()
            + " was killed: it had not ended "
            + Durations.format(waited)
            + " after SIG"
            + program.stop());
    child.beginClose();
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    child.close();
    work.close();
    port.close();
  }
}
