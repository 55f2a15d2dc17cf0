package io.duality.servers.tasks;

import io.duality.servers.TaskConfig;
import io.duality.servers.http.Await;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Disk;
import io.duality.servers.http.FileChunk;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Response;
import io.duality.servers.http.Step;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The blocking graph of a task: one read of an open file, which the kernel has in its cache, then
 * the end. Any thread may run it.
 */
public final class TaskGraph implements AutoCloseable {
  private final FileChannel file;
  private final BufferSlots buffers;
  private final int readBytes;
  private final ReadFile first;

  private TaskGraph(TaskConfig config, FileChannel file) {
    this.file = file;
    readBytes = config.readBytes();
    buffers = new BufferSlots(readBytes);
    first = new ReadFile(new OpenFile(), config.file(), 0, readBytes, true, new End());
  }

  /**
   * Opens the file and reads it once, so that it is cached.
   *
   * @throws IOException if it cannot be read, or is shorter than a task reads
   */
  public static TaskGraph open(TaskConfig config) throws IOException {
    FileChannel file = FileChannel.open(config.file(), StandardOpenOption.READ);
    TaskGraph graph = new TaskGraph(config, file);
    try {
      graph.buffers.giveBack(graph.read(0));
    } catch (IOException e) {
      graph.close();
      throw e;
    }
    return graph;
  }

  /** Where each task begins. */
  public Step first() {
    return first;
  }

  /**
   * Runs a task to its end in the calling thread, which blocks at its nodes.
   *
   * @throws InterruptedException if interrupted in a pause
   */
  public void runInPlace() throws InterruptedException {
    Step step = first;
    while (true) {
      switch (step) {
        case Reply end -> {
          return;
        }
        case ReadFile read -> step = read.run();
        case Pause(Duration length, Step then) -> {
          Thread.sleep(length);
          step = then;
        }
        case Await wait -> step = wait.block();
      }
    }
  }

  private ByteBuffer read(long position) throws IOException {
    ByteBuffer bytes = buffers.borrow();
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        buffers.giveBack(bytes);
        throw new EOFException("the file is shorter than the " + readBytes + " bytes of a task");
      }
    }
    return bytes.flip();
  }

  private final class OpenFile implements Disk {
    @Override
    public FileChunk read(Path path, long position, int whole) throws IOException {
      return new FileChunk(path, TaskGraph.this.read(position), readBytes);
    }
  }

  private final class End implements ReadFile.Continuation {
    private final Reply done = new Reply(Response.none());

    @Override
    public Step read(FileChunk chunk) {
      buffers.giveBack(chunk.bytes());
      return done;
    }

    /** A task that cannot read has no meaning: the population fails. */
    @Override
    public Step failed(IOException cause) {
      throw new IllegalStateException("a task could not read its file: " + cause, cause);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // Nothing was written to it.
    }
  }
}
