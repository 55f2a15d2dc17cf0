package io.duality.microbench.experiments;

/** A kind of thread. */
public enum ThreadKind {
  /** The kernel's. */
  PLATFORM {
    @Override
    Thread start(String name, Runnable work) {
      return Thread.ofPlatform().daemon().name(name).start(work);
    }
  },
  /** The JVM's, in user space. */
  VIRTUAL {
    @Override
    Thread start(String name, Runnable work) {
      return Thread.ofVirtual().name(name).start(work);
    }
  };

  /**
   * Starts a thread that does not keep the JVM alive.
   *
   * @throws OutOfMemoryError if the kernel gives none
   */
  abstract Thread start(String name, Runnable work);
}
