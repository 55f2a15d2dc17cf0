package io.duality.scenarios.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where this program's own jar lies. */
final class OwnFolder {
  private OwnFolder() {}

  /** The folder; in a developer's tree of classes one in which nothing else is found. */
  static Optional<Path> find() {
    CodeSource source = OwnFolder.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
