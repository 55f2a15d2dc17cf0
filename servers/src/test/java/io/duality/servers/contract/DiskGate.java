package io.duality.servers.contract;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A disk that does not answer for one file until the test says so; a file system of its own. */
final class DiskGate implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final String slowFile;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private final FileSystem files = new FileSystemView(this::openChannel);

  /**
   * A gate that is shut.
   *
   * @param slowFile name of the file whose reading takes until {@link #open}
   */
  DiskGate(String slowFile) {
    this.slowFile = slowFile;
  }

  /** The same folder behind the gate. */
  Path behind(Path folder) {
    return files.getPath(folder.toString());
  }

  private FileChannel openChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (path.endsWith(slowFile)) {
      asked.countDown();
      await(open);
    }
    return FileChannel.open(path, options, attributes);
  }

  /** Waits until a server's thread waits at the gate. */
  void awaitAsked() throws IOException {
    await(asked);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("not within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** From now on the disk answers. */
  void open() {
    open.countDown();
  }

  @Override
  public void close() {
    open();
  }
}
