package io.duality.scenarios.process;

import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.files.FileSetFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * What the folder of a run holds, from which any host makes the same: its contents come from seeds.
 *
 * @param entries in the order in which they are made; of two with one name the later one stays
 */
public record Recipe(List<Entry> entries) {
  /** Neither a path nor hidden: what is made stays in the folder. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.[a-z]+");

  private static final long NOISE_SEED = 8192;

  public Recipe {
    entries = List.copyOf(entries);
  }

  /** One file, or a tree of them. */
  public sealed interface Entry {}

  /**
   * A file that is the same everywhere and looks random, so that nothing on the way can compress it
   * or mistake one part for another.
   *
   * @param name lower case, with an extension
   * @param bytes its length, not negative
   */
  public record Noise(String name, int bytes) implements Entry {
    public Noise {
      check(name);
      if (bytes < 0) {
        throw new IllegalArgumentException(bytes + " bytes of '" + name + "': 0 at least");
      }
    }
  }

  /**
   * A file of text.
   *
   * @param name lower case, with an extension
   */
  public record Text(String name, String text) implements Entry {
    public Text {
      check(name);
    }
  }

  /** A set of files, in directories of its own. */
  public record Tree(FileSet set) implements Entry {}

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no file of a work folder: expected lower case and an extension");
    }
  }

  /**
   * Makes all of it.
   *
   * @param folder exists
   * @param stop asked whether to leave a set of files unfinished
   * @return whether it is finished
   */
  public boolean write(Path folder, BooleanSupplier stop) throws IOException {
    for (Entry entry : entries) {
      if (!write(entry, folder, stop)) {
        return false;
      }
    }
    return true;
  }

  private static boolean write(Entry entry, Path folder, BooleanSupplier stop) throws IOException {
    switch (entry) {
      case Noise(String name, int bytes) -> write(folder.resolve(name), bytes);
      case Text(String name, String text) -> Files.writeString(folder.resolve(name), text);
      case Tree(FileSet set) -> {
        return FileSetFolder.write(set, folder, stop);
      }
    }
    return true;
  }

  private static void write(Path file, int bytes) throws IOException {
    SplittableRandom random = new SplittableRandom(NOISE_SEED);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < bytes; i++) {
        out.write(random.nextInt());
      }
    }
  }
}
