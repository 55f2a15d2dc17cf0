package io.duality.scenarios.run;

import io.duality.scenarios.process.FarHost;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The folder of a run on each of its hosts. For one thread. */
final class WorkFolders implements AutoCloseable {
  private final Workload workload;
  private final WorkFolder here;

  private WorkFolders(Workload workload, WorkFolder here) {
    this.workload = workload;
    this.here = here;
  }

  /**
   * Makes the one of this machine; those of others are made when a trial needs them.
   *
   * @param stop as in {@link WorkFolder#create}
   */
  static WorkFolders create(Workload workload, BooleanSupplier stop) throws IOException {
    return new WorkFolders(workload, WorkFolder.create(workload, stop));
  }

  /** The one of this machine. */
  WorkFolder here() {
    return here;
  }

  /** The one of a host; fails as {@link FarHost#folder}. */
  CompletableFuture<WorkFolder> at(Site site) {
    return site.far()
        .map(far -> far.folder(WorkFolder.recipe(workload)))
        .map(folder -> folder.thenApply(path -> WorkFolder.at(path, workload)))
        .orElseGet(() -> CompletableFuture.completedFuture(here));
  }

  /** Deletes the one of this machine: each other host sees to its own. */
  @Override
  public void close() {
    here.close();
  }
}
