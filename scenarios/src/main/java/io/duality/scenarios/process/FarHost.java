package io.duality.scenarios.process;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A host that is not this machine: it has a disk of its own. */
public interface FarHost extends Host {

  /**
   * The folder that a run serves and reads, made unless it is there already.
   *
   * @return its whole path, on that host; fails with {@link ChildFailure#noFolder} if the host
   *     cannot make it, or cannot be reached
   */
  CompletableFuture<Path> folder(Recipe recipe);

  /** What a block of the work of {@code /cpu} takes there, nanoseconds: for all its servers. */
  double workNanos();
}
