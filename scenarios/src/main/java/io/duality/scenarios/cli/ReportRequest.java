package io.duality.scenarios.cli;

import io.duality.plot.Format;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be drawn.
 *
 * @param folders of runs, at least one
 * @param out a new or empty folder; without it one run is drawn in its own
 * @param formats what to write; empty for what is usual
 */
record ReportRequest(List<Path> folders, Optional<Path> out, Set<Format> formats) {
  ReportRequest {
    folders = List.copyOf(folders);
    formats = Set.copyOf(formats);
  }

  /**
   * As the user wrote it.
   *
   * @throws InvalidInputException if there is no such format
   */
  static ReportRequest of(List<Path> folders, Optional<Path> out, List<String> formats) {
    Map<String, Format> known = new LinkedHashMap<>();
    for (Format format : Format.values()) {
      known.put(format.name().toLowerCase(Locale.ROOT), format);
    }
    Set<Format> chosen = new LinkedHashSet<>();
    for (String name : formats) {
      Format format = known.get(name);
      if (format == null) {
        throw new InvalidInputException(
            "--format: unknown format '" + name + "'" + NearestName.hint(name, known.keySet()));
      }
      chosen.add(format);
    }
    return new ReportRequest(folders, out, chosen);
  }

  /** One run, in its own folder. */
  boolean inPlace() {
    return folders.size() == 1 && out.isEmpty();
  }
}
