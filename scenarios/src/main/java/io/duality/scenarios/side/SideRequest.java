package io.duality.scenarios.side;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user has said of one side, unchecked.
 *
 * @param name {@code base} or {@code head}; its options begin with it
 * @param what REF, jar or folder; empty for this very build
 * @param flags of the JVM, as one text
 * @param model instead of the scenario's
 * @param java a JDK's folder or program, instead of this program's own
 * @param options of the model
 */
public record SideRequest(
    String name,
    Optional<String> what,
    Optional<String> flags,
    Optional<String> model,
    Optional<Path> java,
    Map<String, String> options) {

  public SideRequest {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The side's own option, as in {@code --base}. */
  String option() {
    return "--" + name;
  }

  /** A further option of the side, as in {@code --base-flags}. */
  String option(String part) {
    return option() + "-" + part;
  }
}
