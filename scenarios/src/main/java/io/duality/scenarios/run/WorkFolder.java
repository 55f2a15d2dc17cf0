package io.duality.scenarios.run;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Mix;
import io.duality.loadgen.files.FileSet;
import io.duality.scenarios.process.FileTree;
import io.duality.scenarios.process.Recipe;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A folder with the file, or the set of files, that is served or read, for as long as a run lasts.
 * The content is the same in every run, see {@link Recipe}.
 */
final class WorkFolder implements AutoCloseable {
  static final String FILE = "page.bin";

  /** Holds what a route answers with, as the servers of this project do. */
  private static final String ROUTE = "route.txt";

  private static final String ANSWER = "done\n";

  private final Path folder;
  private final Optional<Path> only;

  private WorkFolder(Path folder, Optional<Path> only) {
    this.folder = folder;
    this.only = only;
  }

  /**
   * Makes it.
   *
   * @param stop asked whether to leave a set of files unfinished, because the run is to end
   */
  static WorkFolder create(Workload workload, BooleanSupplier stop) throws IOException {
    Path folder = Files.createTempDirectory("duality-");
    WorkFolder made = new WorkFolder(folder, only(workload, folder));
    boolean written = false;
    try {
      boolean _ = recipe(workload).write(folder, stop);
      written = true;
      return made;
    } finally {
      if (!written) {
        made.close();
      }
    }
  }

  /** One that another host has made by the recipe; not to be closed. */
  static WorkFolder at(Path folder, Workload workload) {
    return new WorkFolder(folder, only(workload, folder));
  }

  /** What every response has to be, where they are all the same. */
  private static Optional<Path> only(Workload workload, Path folder) {
    return switch (workload) {
      case Workload.Http http ->
          switch (http.content()) {
            case Content.OneFile _ -> Optional.of(folder.resolve(FILE));
            case Content.Route _ when http.arrival() instanceof Arrival.Chat -> Optional.empty();
            case Content.Route _ -> Optional.of(folder.resolve(ROUTE));
            case Content.Files _, Content.Mix _ -> Optional.empty();
          };
      case Workload.Tasks _ -> Optional.of(folder.resolve(FILE));
      case Workload.Jmh _ -> Optional.empty();
    };
  }

  /** What it holds, of which any host can make the same. */
  static Recipe recipe(Workload workload) {
    List<Recipe.Entry> entries = new ArrayList<>();
    // A program that serves the folder is ready once the one file is answered.
    entries.add(new Recipe.Noise(FILE, 1));
    switch (workload) {
      case Workload.Tasks tasks -> entries.add(new Recipe.Noise(FILE, tasks.readBytes()));
      case Workload.Http http -> add(http.content(), FILE, entries);
      case Workload.Jmh _ -> {
        // Benchmarks make what they need.
      }
    }
    return new Recipe(entries);
  }

  private static void add(Content content, String name, List<Recipe.Entry> to) {
    switch (content) {
      case Content.OneFile(int bytes) -> to.add(new Recipe.Noise(name, bytes));
      case Content.Route _ -> to.add(new Recipe.Text(ROUTE, ANSWER));
      case Content.Files(FileSet set, long _) -> to.add(new Recipe.Tree(set));
      case Content.Mix(List<Content.Share> shares) -> {
        for (int i = 0; i < shares.size(); i++) {
          add(shares.get(i).of(), name(i), to);
        }
      }
    }
  }

  /** Of the file of a share. */
  private static String name(int share) {
    return "mix-" + share + ".bin";
  }

  /** What is asked for in a mix, and what each of its responses has to be. */
  Mix mix(List<Content.Share> shares) {
    return new Mix(
        IntStream.range(0, shares.size()).mapToObj(i -> share(shares.get(i), name(i))).toList());
  }

  private Mix.Share share(Content.Share share, String name) {
    return switch (share.of()) {
      case Content.Route route -> new Mix.Share(route.path(), share.share(), folder.resolve(ROUTE));
      case Content.OneFile _, Content.Files _, Content.Mix _ ->
          new Mix.Share("/" + name, share.share(), folder.resolve(name));
    };
  }

  /** The folder that a server serves. */
  Path root() {
    return folder;
  }

  /** The file in it that is there whatever the workload. */
  Path file() {
    return folder.resolve(FILE);
  }

  /** The file that every response has to equal; empty where they differ. */
  Optional<Path> only() {
    return only;
  }

  /** Deletes it with all in it; what cannot be deleted is left to the system's own cleaning. */
  @Override
  public void close() {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
