package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.RunReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Agents and controllers as processes of their own, each perhaps in a network of its own. */
final class Lab implements AutoCloseable {
  /** No test waits for it to pass. */
  static final Duration AMPLE = Duration.ofSeconds(90);

  private final Path dir;
  private final List<Member> members = new ArrayList<>();

  Lab(Path dir) throws IOException {
    this.dir = dir;
    TinyScenario.in(dir, "epoll-level");
  }

  /**
   * A process of the lab, and what it has said on both streams.
   *
   * @param said line by line, as it comes
   */
  record Member(String name, Process process, BlockingQueue<String> said) {

    /** Waits for a line with these words in it. */
    String awaitLine(String words) throws InterruptedException {
      StringBuilder before = new StringBuilder();
      String line = said.poll(AMPLE.toSeconds(), TimeUnit.SECONDS);
      while (line != null && !line.contains(words)) {
        before.append(line).append('\n');
        line = said.poll(AMPLE.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(line).as("'%s' of %s after:%n%s", words, name, before).isNotNull();
      return String.valueOf(line);
    }

    /** Its exit code, once it has ended. */
    int exitCode() throws InterruptedException {
      return exitCode(AMPLE);
    }

    /** The same of one that takes longer. */
    int exitCode(Duration limit) throws InterruptedException {
      assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS))
          .as("the end of %s; it said %s", name, said)
          .isTrue();
      return process.exitValue();
    }

    void signal(String signal) throws IOException, InterruptedException {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    }
  }

  /**
   * Starts one.
   *
   * @param prefix of the command, for example {@code ip netns exec NAME}
   */
  Member start(String name, List<String> prefix, String... words) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(Program.command(dir, words));
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(said::add);
          } catch (IOException e) {
            said.add("(" + e.getMessage() + ")");
          }
        });
    Member member = new Member(name, process, said);
    members.add(member);
    return member;
  }

  /** Starts a run with these results. */
  interface Attempt {
    Member start(String out) throws Exception;
  }

  /**
   * The folder of the first of three runs in which no host was lost: where a busy machine stands
   * still for seconds, one is, and rightly.
   */
  Path undisturbed(Attempt attempt) throws Exception {
    return first("run", AMPLE, data -> !hostLost(data), attempt);
  }

  /**
   * The folder of the first of three runs whose trials are all valid: where something else runs
   * beside them they rightly are not. The last one's if none is.
   *
   * @param name that the folders' begin with
   * @param limit of each
   */
  Path valid(String name, Duration limit, Attempt attempt) throws Exception {
    return first(
        name,
        limit,
        data -> data.trials().stream().allMatch(trial -> trial.outcome() == Outcome.VALID),
        attempt);
  }

  private Path first(String name, Duration limit, Predicate<RunData> good, Attempt attempt)
      throws Exception {
    Path folder = dir;
    for (int i = 0; i < 3 && (i == 0 || !good.test(RunReader.read(folder))); i++) {
      folder = dir.resolve(name + i);
      Member run = attempt.start(name + i);
      run.exitCode(limit);
      assertThat(folder).as("of a run that said %s", run.said()).exists();
    }
    return folder;
  }

  private static boolean hostLost(RunData data) {
    return data.trials().stream()
        .flatMap(trial -> trial.reasons().stream())
        .anyMatch(reason -> reason.code().equals("host-lost"));
  }

  /** Waits until it has started a process. */
  static void awaitChild(Member member) {
    long end = System.nanoTime() + AMPLE.toNanos();
    while (member.process().descendants().findAny().isEmpty()) {
      assertThat(System.nanoTime()).as("a child of %s", member.name()).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** The project's and the users' folder. */
  Path dir() {
    return dir;
  }

  /** A key file of its owner alone. */
  Path key(String name, int content) throws IOException {
    Path file = dir.resolve(name);
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) content);
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Member member : members) {
      member.process().descendants().forEach(all::add);
      all.add(member.process().toHandle());
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }
}
