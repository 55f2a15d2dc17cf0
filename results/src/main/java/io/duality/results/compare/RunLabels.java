package io.duality.results.compare;

import io.duality.results.Environment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Names that tell runs apart: after the first that differs from each to each of JDK, commit, CPU,
 * kernel and flags; where none does by itself, after as many of them as it takes; where all of them
 * are not enough, after the folders. Texts are as short as they can be while they differ.
 */
final class RunLabels {
  private static final double GIB = 1_073_741_824.0;

  private RunLabels() {}

  /**
   * One for each run, no two of them alike.
   *
   * @throws IllegalArgumentException if a folder is named twice; one line for the user
   */
  static List<String> of(List<FinishedRun> runs) {
    List<Environment> at = runs.stream().map(run -> run.data().environment()).toList();
    List<List<String>> facets =
        List.of(jdks(at), commits(at), cpus(at), each(at, Environment::kernel), flags(at));
    return facets.stream()
        .filter(facet -> kinds(facet) == runs.size())
        .findFirst()
        .orElseGet(() -> together(facets, runs));
  }

  private static List<String> together(List<List<String>> facets, List<FinishedRun> runs) {
    List<String> labels = Collections.nCopies(runs.size(), "");
    for (List<String> facet : facets) {
      List<String> longer = joined(labels, facet);
      labels = kinds(longer) > kinds(labels) ? longer : labels;
    }
    return kinds(labels) == runs.size() ? labels : folders(runs);
  }

  private static List<String> joined(List<String> labels, List<String> facet) {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> labels.get(i).isEmpty() ? facet.get(i) : labels.get(i) + ", " + facet.get(i))
        .toList();
  }

  private static List<String> jdks(List<Environment> at) {
    return shortest(
        List.of(
            each(at, e -> "JDK " + e.jdk().replaceFirst("[+ ].*", "")),
            each(at, e -> "JDK " + e.jdk().replaceFirst(" .*", "")),
            each(at, e -> "JDK " + e.jdk())));
  }

  /** A hash is shortened as Git does it; behind a dot stands the content of the build. */
  private static List<String> commits(List<Environment> at) {
    List<String> hashes =
        each(at, e -> "commit " + e.commit().replaceFirst("^([0-9a-f]{8})[0-9a-f]{32}", "$1"));
    return shortest(
        List.of(
            hashes.stream().map(text -> text.replaceFirst("\\..*", "")).toList(),
            hashes,
            each(at, e -> "commit " + e.commit())));
  }

  private static List<String> cpus(List<Environment> at) {
    return shortest(
        List.of(
            each(at, RunLabels::cpu),
            each(at, Environment::cpuModel),
            each(at, e -> cpu(e) + ", " + e.cpus() + " CPUs"),
            each(at, RunLabels::machine)));
  }

  private static String machine(Environment at) {
    double gib = at.memoryBytes() / GIB;
    return String.format(Locale.ROOT, "%s, %d CPUs, %.1f GiB", at.cpuModel(), at.cpus(), gib);
  }

  /** Without trade marks and clock rate. */
  private static String cpu(Environment at) {
    return at.cpuModel()
        .replaceAll("\\((R|TM)\\)", "")
        .replaceFirst("( CPU)? @ .*", "")
        .replaceAll(" +", " ")
        .strip();
  }

  /** Those that not all runs have. */
  private static List<String> flags(List<Environment> at) {
    return each(at, e -> flags(e, at));
  }

  private static String flags(Environment of, List<Environment> all) {
    List<String> own =
        of.jvmFlags().stream()
            .filter(flag -> all.stream().anyMatch(other -> !other.jvmFlags().contains(flag)))
            .toList();
    return own.isEmpty() ? "no flags" : String.join(" ", own);
  }

  private static List<String> folders(List<FinishedRun> runs) {
    List<Path> paths = runs.stream().map(r -> r.folder().toAbsolutePath().normalize()).toList();
    List<String> names =
        paths.stream().map(p -> Objects.requireNonNullElse(p.getFileName(), p).toString()).toList();
    if (kinds(names) == runs.size()) {
      return names;
    }
    for (int i = 0; i < paths.size(); i++) {
      if (paths.indexOf(paths.get(i)) != i) {
        throw new IllegalArgumentException(
            runs.get(i).folder() + " is named twice: name each run once");
      }
    }
    return paths.stream().map(Path::toString).toList();
  }

  private static List<String> each(List<Environment> at, Function<Environment, String> text) {
    return at.stream().map(text).toList();
  }

  /** The first that tells as many runs apart as the last does, which is the most exact. */
  private static List<String> shortest(List<List<String>> texts) {
    int most = kinds(texts.getLast());
    return texts.stream().filter(each -> kinds(each) == most).findFirst().orElseThrow();
  }

  private static int kinds(List<String> texts) {
    return new HashSet<>(texts).size();
  }
}
