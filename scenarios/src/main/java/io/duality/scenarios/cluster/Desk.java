package io.duality.scenarios.cluster;

import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.process.FileTree;
import io.duality.scenarios.process.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Answers what a controller asks of an agent's machine: what the kernel says, and the folder of a
 * run, which it makes in a thread of its own, for one run at a time.
 */
final class Desk implements AutoCloseable {
  private final Path base;
  private final Probe probe;

  /** Of the folder that is finished; empty if there is none. */
  private String ready = "";

  /** Of the folder that is there, or is being made. */
  private int number;

  private Optional<Thread> maker = Optional.empty();

  /**
   * @param base exists, is absolute, and holds nothing else
   * @param probe of this machine
   */
  Desk(Path base, Probe probe) {
    this.base = base;
    this.probe = probe;
  }

  /** Answers one question, now or later. */
  void answer(Frame question, Wire to) {
    try {
      if (question.kind() == Frame.Kind.LOOK) {
        to.send(
            new Frame(Frame.Kind.ANSWER, question.child(), Looks.answer(question.text(), probe)));
      } else {
        work(question, to);
      }
    } catch (IOException | IllegalArgumentException e) {
      refuse(question, String.valueOf(e.getMessage()), to);
    }
  }

  private static void refuse(Frame question, String why, Wire to) {
    to.send(new Frame(Frame.Kind.NO_ANSWER, question.child(), why));
  }

  private synchronized void work(Frame question, Wire to) throws IOException {
    if (ready.equals(question.text())) {
      to.send(new Frame(Frame.Kind.ANSWER, question.child(), folder(number).toString()));
      return;
    }
    Recipe wanted = RecipeText.parse(question.text());
    drop();
    int next = ++number;
    Files.createDirectory(folder(next));
    maker =
        Optional.of(
            Thread.ofPlatform()
                .daemon()
                .name("folder of a run")
                .start(() -> make(wanted, next, question, to)));
  }

  private Path folder(int of) {
    return base.resolve("run-" + of);
  }

  private void make(Recipe wanted, int of, Frame question, Wire to) {
    Path target = folder(of);
    BooleanSupplier stop = () -> Thread.currentThread().isInterrupted();
    try {
      if (wanted.write(target, stop)) {
        finish(of, question.text());
        to.send(new Frame(Frame.Kind.ANSWER, question.child(), target.toString()));
      }
    } catch (IOException e) {
      refuse(question, target + " cannot be written: " + e.getMessage(), to);
    }
  }

  private synchronized void finish(int of, String recipe) {
    if (of == number) {
      ready = recipe;
    }
  }

  /** Deletes the folder, finished or not. */
  synchronized void drop() {
    maker.ifPresent(Thread::interrupt);
    ready = "";
    delete(folder(number));
  }

  /** What cannot be deleted is left to the system's own cleaning; the next one has another name. */
  private static void delete(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  @Override
  public void close() {
    drop();
    delete(base);
  }
}
