package io.duality.scenarios.cluster;

import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.ChildListener;
import io.duality.scenarios.process.FarHost;
import io.duality.scenarios.process.HostedChild;
import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another machine, as the controller has it. Thread-safe; nothing blocks.
 *
 * <pre>
 *   here --lose--&gt; lost --reset, CLEAN--&gt; here
 * </pre>
 */
final class ClusterHost implements FarHost {
  /** A set of files of some gigabytes takes a disk so long. */
  private static final Duration FOLDER = Duration.ofMinutes(3);

  private final String name;
  private final boolean pins;
  private final double workNanos;
  private final Wire wire;
  private final Map<Integer, RemoteChild> children = new TreeMap<>();
  private final Map<Integer, CompletableFuture<String>> questions = new TreeMap<>();
  private int lastNumber;

  /** Empty while it is here. */
  private String lost = "";

  /** Completes at the next CLEAN. Whatever is started after it, all RESETs before it are done. */
  private CompletableFuture<Void> clean = new CompletableFuture<>();

  /**
   * One that is here.
   *
   * @param name for messages
   * @param pins whether it said that it can pin children
   * @param workNanos as in {@link HostFacts}
   */
  ClusterHost(String name, boolean pins, double workNanos, Wire wire) {
    this.name = name;
    this.pins = pins;
    this.workNanos = workNanos;
    this.wire = wire;
  }

  @Override
  public synchronized HostedChild start(Launch launch, ChildListener listener) throws IOException {
    if (!lost.isEmpty()) {
      throw new IOException(lost);
    }
    RemoteChild child = new RemoteChild(++lastNumber, wire, listener);
    children.put(lastNumber, child);
    wire.send(new Frame(Frame.Kind.START, lastNumber, LaunchText.format(launch)));
    return child;
  }

  @Override
  public HostedChild startProgram(Launch launch, List<String> command, ChildListener listener)
      throws IOException {
    throw new IOException(
        "'" + name + "' starts children of this program only, and not " + command.getFirst());
  }

  @Override
  public CompletableFuture<Path> folder(Recipe recipe) {
    return ask(Frame.Kind.WORK, RecipeText.format(recipe))
        .orTimeout(FOLDER.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            e -> CompletableFuture.failedFuture(ChildFailure.noFolder(sentence(e))))
        .thenApply(Path::of);
  }

  private String sentence(Throwable cause) {
    return "'"
        + name
        + "' has not made the folder of the run: "
        + (cause instanceof TimeoutException
            ? "no answer in " + FOLDER.toSeconds() + " s"
            : cause.getMessage());
  }

  /**
   * Asks the agent.
   *
   * @param kind {@link Frame.Kind#WORK} or {@link Frame.Kind#LOOK}
   * @return its answer; fails with an {@link IOException} if it has none, or is lost
   */
  synchronized CompletableFuture<String> ask(Frame.Kind kind, String text) {
    if (!lost.isEmpty()) {
      return CompletableFuture.failedFuture(new IOException(lost));
    }
    CompletableFuture<String> answer = new CompletableFuture<>();
    questions.put(++lastNumber, answer);
    wire.send(new Frame(kind, lastNumber, text));
    return answer;
  }

  private synchronized Optional<CompletableFuture<String>> asked(int number) {
    return Optional.ofNullable(questions.remove(number));
  }

  @Override
  public double workNanos() {
    return workNanos;
  }

  @Override
  public boolean pins() {
    return pins;
  }

  /**
   * Takes what the agent says, in its order.
   *
   * @throws IllegalArgumentException if an agent does not say that
   */
  void receive(Frame frame) {
    switch (frame.kind()) {
      case STARTED, OUT, ERR -> known(frame.child()).ifPresent(child -> child.receive(frame));
      case REFUSED, ENDED -> gone(frame.child()).ifPresent(child -> child.receive(frame));
      case CLEAN -> found();
      case ANSWER -> asked(frame.child()).ifPresent(question -> question.complete(frame.text()));
      case NO_ANSWER ->
          asked(frame.child())
              .ifPresent(question -> question.completeExceptionally(new IOException(frame.text())));
      case BEAT -> {
        // Whoever keeps the lease has seen it.
      }
      case START, LINE, CLOSE, KILL, RESET, HERE, WORK, LOOK ->
          throw new IllegalArgumentException("an agent does not say " + frame.kind());
    }
  }

  /** Empty if nobody waits for it any more. */
  private synchronized Optional<RemoteChild> known(int child) {
    return Optional.ofNullable(children.get(child));
  }

  private synchronized Optional<RemoteChild> gone(int child) {
    return Optional.ofNullable(children.remove(child));
  }

  /**
   * It cannot be reached: all its children are lost, and it starts none.
   *
   * @param why ends a sentence
   */
  void lose(String why) {
    List<RemoteChild> left;
    List<CompletableFuture<String>> unanswered;
    synchronized (this) {
      lost = "'" + name + "' is lost: " + why;
      left = List.copyOf(children.values());
      children.clear();
      unanswered = List.copyOf(questions.values());
      questions.clear();
    }
    left.forEach(child -> child.lose(name + ": " + why));
    unanswered.forEach(question -> question.completeExceptionally(new IOException(why)));
  }

  /**
   * It is heard again after it was lost: it is told to end what it still has.
   *
   * @return completes when it has, and starts children again; never fails
   */
  CompletableFuture<Void> reset() {
    CompletableFuture<Void> next;
    synchronized (this) {
      next = clean.copy();
    }
    wire.send(Frame.of(Frame.Kind.RESET));
    return next;
  }

  private void found() {
    CompletableFuture<Void> done;
    synchronized (this) {
      lost = "";
      done = clean;
      clean = new CompletableFuture<>();
    }
    done.complete(null);
  }

  /** Whether it starts children. */
  synchronized boolean isHere() {
    return lost.isEmpty();
  }
}
