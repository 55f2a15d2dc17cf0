package io.duality.scenarios.cli;

import io.duality.scenarios.micro.Workbench;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.side.BuildOrder;
import io.duality.scenarios.side.OwnBuild;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.side.SideRequest;
import io.duality.scenarios.side.SideResolver;
import io.duality.scenarios.side.Sides;
import io.duality.scenarios.side.Workshop;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.ExternalReader;
import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code gate} compares. */
@Command(optionListHeading = "%nSides:%n")
final class GateSideOptions {
  @Option(
      names = "--base",
      paramLabel = "REF|JAR|DIR",
      description =
          "What is known to be good: a commit by any name, which is built; a jar with a model; or a"
              + " folder with a build. This very build without it.")
  private @Nullable String base;

  @Option(
      names = "--head",
      paramLabel = "REF|JAR|DIR",
      description = "What has changed, in the same words.")
  private @Nullable String head;

  @Option(
      names = "--base-flags",
      paramLabel = "'FLAGS'",
      description = "JVM flags of the base's servers, as in '-XX:+UseZGC -Xmx2g'.")
  private @Nullable String baseFlags;

  @Option(names = "--head-flags", paramLabel = "'FLAGS'", description = "Those of the head's.")
  private @Nullable String headFlags;

  @Option(
      names = "--base-model",
      paramLabel = "MODEL",
      description = "Instead of the scenario's first; external:NAME is one too.")
  private @Nullable String baseModel;

  @Option(names = "--head-model", paramLabel = "MODEL", description = "The same for the head.")
  private @Nullable String headModel;

  @Option(
      names = "--base-java",
      paramLabel = "JDK",
      description = "Folder of another JDK, or its program java, for the base's servers.")
  private @Nullable Path baseJava;

  @Option(names = "--head-java", paramLabel = "JDK", description = "The same for the head's.")
  private @Nullable Path headJava;

  @Option(
      names = "--base-option",
      paramLabel = "NAME=VALUE",
      description = "A setting of the base's model. May be repeated.")
  private Map<String, String> baseOptions = new LinkedHashMap<>();

  @Option(
      names = "--head-option",
      paramLabel = "NAME=VALUE",
      description = "A setting of the head's model. May be repeated.")
  private Map<String, String> headOptions = new LinkedHashMap<>();

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "Whose commits a REF names; this project's own without it.")
  private @Nullable Path repository;

  @Option(
      names = "--build",
      paramLabel = "'COMMAND'",
      description = "Builds a checkout, in its folder; ./run-benchmark.sh without it.")
  private @Nullable String build;

  @Option(
      names = "--build-limit",
      paramLabel = "TIME",
      description = "Time limit of one build, 15m without it.")
  private Duration buildLimit = BuildOrder.USUAL_LIMIT;

  @Option(
      names = "--external",
      paramLabel = "FILE",
      description =
          "Compares a program of your own: a file as in scenarios/external says how to start it in"
              + " the folder of each side.")
  private @Nullable Path external;

  /**
   * Builds both sides, and starts the server of each once.
   *
   * @param children of this program, for their JVM
   * @param model the scenario's, for a side that names none
   * @throws InvalidInputException if something that was said cannot be meant
   * @throws SideFailedException if a side cannot be found, built or started
   * @throws InterruptedException on a request to stop
   */
  Sides resolve(World world, Catalog catalog, Children children, String model, StopSignal stop)
      throws SideFailedException, InterruptedException {
    OwnBuild own =
        new OwnBuild(
            SourceCommit.of(world.home(), world.build()),
            children.jvm(),
            catalog::model,
            catalog::external);
    SideResolver resolver =
        new SideResolver(
            own, workshop(world), world.clock(), line -> world.err().println(line), stop);
    return resolver.resolve(
        request("base", base, baseFlags, baseModel, baseJava, baseOptions),
        request("head", head, headFlags, headModel, headJava, headOptions),
        model);
  }

  /** The words for one side of micro-benchmarks: what it is, and JMH's options for its forks. */
  Workbench.Wanted benchmarks(World world, String name, List<String> words) {
    boolean isBase = name.equals("base");
    Checked.together(
        baseModel == null
            && headModel == null
            && baseOptions.isEmpty()
            && headOptions.isEmpty()
            && external == null,
        "--micro: benchmarks have no model and no program; leave --base-model, --base-option,"
            + " --head-model, --head-option and --external out");
    List<String> all = new ArrayList<>(words);
    Path java = isBase ? baseJava : headJava;
    if (java != null) {
      Path found = world.resolve(java);
      all.addAll(
          List.of(
              "-jvm", (Files.isDirectory(found) ? found.resolve("bin/java") : found).toString()));
    }
    String flags = isBase ? baseFlags : headFlags;
    if (flags != null) {
      all.addAll(List.of("-jvmArgsAppend", flags));
    }
    return new Workbench.Wanted(name, Optional.ofNullable(isBase ? base : head), all);
  }

  /** Where benchmarks are found and built. */
  Workbench.Place benchmarkPlace(World world) {
    Checked.require(buildLimit.isPositive(), "--build-limit", "more than 0", buildLimit);
    return new Workbench.Place(
        world.directory(),
        world.home(),
        repository(world, build != null),
        world.sides(),
        Optional.ofNullable(build),
        buildLimit);
  }

  private static SideRequest request(
      String name,
      @Nullable String what,
      @Nullable String flags,
      @Nullable String model,
      @Nullable Path java,
      Map<String, String> options) {
    return new SideRequest(
        name,
        Optional.ofNullable(what),
        Optional.ofNullable(flags),
        Optional.ofNullable(model),
        Optional.ofNullable(java),
        options);
  }

  private Workshop workshop(World world) {
    Checked.require(buildLimit.isPositive(), "--build-limit", "more than 0", buildLimit);
    Optional<External> program = Optional.ofNullable(external).map(file -> program(world, file));
    return new Workshop(
        world.directory(),
        repository(world, program.isPresent()),
        world.sides(),
        world.temporary(),
        Optional.ofNullable(build),
        buildLimit,
        program);
  }

  private Path repository(World world, boolean ofTheUser) {
    Path usual = ofTheUser ? world.directory() : world.home();
    Path found = Optional.ofNullable(repository).map(world::resolve).orElse(usual);
    Checked.require(Files.isDirectory(found), "--repository", "a folder", "'" + found + "'");
    return found.toAbsolutePath().normalize();
  }

  private static External program(World world, Path file) {
    Path found = world.resolve(file);
    Checked.require(
        Files.isRegularFile(found),
        "--external",
        "a file as in scenarios/external, in YAML",
        "'" + file + "'");
    return ExternalReader.read(found);
  }
}
