package io.duality.servers.pipeline;

import java.io.IOException;
import java.util.function.Consumer;

/** Makes the threads that a pipeline has for ever. */
public final class Workers {
  private Workers() {}

  /** What a thread does until its end. */
  public interface Body {
    /** Ends when the server ends; an interrupt is one of the ways to tell. */
    void run() throws IOException, InterruptedException;
  }

  /**
   * A thread that has not been started.
   *
   * @param failed takes what ends it before its time
   */
  public static Thread thread(String name, Body body, Consumer<Throwable> failed) {
    return Thread.ofPlatform()
        .name(name)
        .daemon()
        .unstarted(() -> {
          try {
            body.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IOException | RuntimeException | Error e) {
            failed.accept(e);
          }
        });
  }
}
