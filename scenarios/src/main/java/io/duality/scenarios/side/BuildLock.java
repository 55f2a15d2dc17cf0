package io.duality.scenarios.side;

import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The right to make, or to delete, one build; the kernel takes it back from a dead process. */
final class BuildLock implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final FileChannel channel;

  private BuildLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for it.
   *
   * @param progress takes one line if somebody else has it
   * @throws InterruptedException on a request to stop
   */
  static BuildLock take(Path folder, String key, Consumer<String> progress, StopSignal stop)
      throws IOException, InterruptedException {
    Optional<BuildLock> taken = tryTake(folder, key);
    if (taken.isEmpty()) {
      progress.accept("waiting for another start that builds the same, " + key);
    }
    while (taken.isEmpty()) {
      pass(stop);
      taken = tryTake(folder, key);
    }
    return taken.get();
  }

  private static void pass(StopSignal stop) throws InterruptedException {
    try {
      new Lifeline(stop).pass(BETWEEN_TRIES);
    } catch (ChildFailure e) {
      throw new IllegalStateException("there is no child that could fail", e);
    }
  }

  /** Takes it if nobody has it. */
  static Optional<BuildLock> tryTake(Path folder, String key) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it: as if another process had.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? Optional.empty() : Optional.of(new BuildLock(channel));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
