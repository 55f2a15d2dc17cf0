package io.duality.microbench.experiments;

/** What a program makes for each thing that it does at once with others. */
public enum TaskKind {
  /** A thread of the kernel: pre-emptive. */
  PLATFORM,
  /** A virtual thread: cooperative in the JVM, over threads of the kernel. */
  VIRTUAL,
  /** A task in the queue of the servers' event loop: serial. */
  EVENT_LOOP
}
