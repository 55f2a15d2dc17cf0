package io.duality.frameworks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder to be served, and beside it a file that must not be. */
final class Site {
  static final String FILE = "a file of the root\n";
  static final String SECRET = "not for the public\n";

  private Site() {}

  /** Makes {@code root} in a folder, with a file and a link to {@code secret.txt} outside of it. */
  static Path make(Path folder) throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(root.resolve("file.txt"), FILE);
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("secret.txt"));
    return root;
  }
}
