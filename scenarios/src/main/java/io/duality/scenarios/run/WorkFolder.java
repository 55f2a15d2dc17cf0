package io.duality.scenarios.run;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Mix;
import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.files.FileSetFolder;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Workload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder with the file, or the set of files, that is served or read, for as long as a run lasts.
 * The content is the same in every run and looks random, so that nothing on the way can compress it
 * or mistake one part for another.
 */
final class WorkFolder implements AutoCloseable {
  static final String FILE = "page.bin";

  /** Holds what a route answers with, as the servers of this project do. */
  private static final String ROUTE = "route.txt";

  private static final String ANSWER = "done\n";
  private static final long CONTENT_SEED = 8192;

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
      made.write(workload, stop);
      written = true;
      return made;
    } finally {
      if (!written) {
        made.close();
      }
    }
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

  private void write(Workload workload, BooleanSupplier stop) throws IOException {
    // A program that serves the folder is ready once the one file is answered.
    write(FILE, 1);
    switch (workload) {
      case Workload.Tasks tasks -> write(FILE, tasks.readBytes());
      case Workload.Http http -> write(http.content(), FILE, stop);
      case Workload.Jmh _ -> {
        // Benchmarks make what they need.
      }
    }
  }

  private void write(Content content, String name, BooleanSupplier stop) throws IOException {
    switch (content) {
      case Content.OneFile(int bytes) -> write(name, bytes);
      case Content.Route _ -> Files.writeString(folder.resolve(ROUTE), ANSWER);
      case Content.Files(FileSet set, long _) -> {
        boolean _ = FileSetFolder.write(set, folder, stop);
      }
      case Content.Mix(List<Content.Share> shares) -> {
        for (int i = 0; i < shares.size(); i++) {
          write(shares.get(i).of(), name(i), stop);
        }
      }
    }
  }

  private void write(String name, int bytes) throws IOException {
    SplittableRandom random = new SplittableRandom(CONTENT_SEED);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (int i = 0; i < bytes; i++) {
        out.write(random.nextInt());
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
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
