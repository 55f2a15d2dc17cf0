package io.duality.scenarios.process;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JVM that children run in, and how it is started.
 *
 * @param java the program
 * @param classPath of every child, in the form that {@code java -cp} takes
 * @param taskset the program that pins a child to CPUs; empty where there is none
 * @param serverMain main class of servers and of task populations
 * @param generatorMain main class of load generators
 * @param furtherClassPaths what the servers of a model get behind the class path of every child, by
 *     the model's id, and what benchmarks get, by {@link #BENCHMARKS}
 */
public record ChildJvm(
    Path java,
    String classPath,
    Optional<Path> taskset,
    String serverMain,
    String generatorMain,
    Map<String, String> furtherClassPaths) {

  /** No model has this id. */
  public static final String BENCHMARKS = "jmh:";

  private static final String BENCHMARK_MAIN = "io.duality.scenarios.jmh.BenchmarkMain";

  /**
   * Flags of every child. They change no figure: native calls and Unsafe are only allowed to be
   * silent, and a heap that is full ends the process, with exit code 3, instead of leaving it half
   * alive.
   */
  public static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xshare:auto");

  /**
   * A child ignores the interrupt of a terminal, and the end that timeout(1) or a supervisor asks
   * for, which go to all processes of a group: the controller decides what to stop and what to
   * keep. A JVM leaves an ignored signal ignored.
   *
   * <p>A child ends at the end of its input, but one that is stopped reads none: where setpriv can
   * ask for it, which is on Linux, the kernel kills the child when the thread that started it ends.
   */
  private static final List<String> SHIELD =
      List.of(
          "/bin/sh",
          "-c",
          "trap '' INT HUP TERM; setpriv --pdeathsig KILL true 2>/dev/null &&"
              + " exec setpriv --pdeathsig KILL \"$@\"; exec \"$@\"",
          "sh");

  public ChildJvm {
    furtherClassPaths = Map.copyOf(furtherClassPaths);
  }

  /** Children of one class path. */
  public ChildJvm(
      Path java,
      String classPath,
      Optional<Path> taskset,
      String serverMain,
      String generatorMain) {
    this(java, classPath, taskset, serverMain, generatorMain, Map.of());
  }

  /** The same with further class paths, by model. */
  public ChildJvm withFurther(Map<String, String> classPaths) {
    return new ChildJvm(java, classPath, taskset, serverMain, generatorMain, classPaths);
  }

  /** The same in another JVM. */
  public ChildJvm withJava(Path program) {
    return new ChildJvm(program, classPath, taskset, serverMain, generatorMain, furtherClassPaths);
  }

  /** The same of other classes. */
  public ChildJvm withClassPath(String classes, Map<String, String> further) {
    return new ChildJvm(java, classes, taskset, serverMain, generatorMain, further);
  }

  /** The JVM, the class path and the tools of this process. */
  public static ChildJvm ofThisProcess() {
    String java =
        ProcessHandle.current()
            .info()
            .command()
            .orElseThrow(
                () -> new IllegalStateException("the system does not name this JVM's program"));
    String classPath = ManagementFactory.getRuntimeMXBean().getClassPath();
    return new ChildJvm(
        Path.of(java),
        classPath,
        Programs.find("taskset"),
        "io.duality.servers.process.ServerMain",
        "io.duality.loadgen.agent.AgentMain");
  }

  /** Whether children can be pinned here. */
  public boolean pins() {
    return taskset.isPresent();
  }

  /** The command line of a child; its process id stays the same through all of it. */
  List<String> command(Launch launch) {
    List<String> java = new ArrayList<>();
    java.add(this.java.toString());
    java.addAll(FLAGS);
    java.addAll(launch.jvmFlags());
    java.addAll(List.of("-cp", classPathOf(launch), mainOf(launch.role())));
    java.addAll(launch.arguments());
    List<String> command = new ArrayList<>(SHIELD);
    command.addAll(pinned(launch.cpus(), java));
    return command;
  }

  /** The command on these CPUs alone; as it is where none are named, or nothing pins. */
  List<String> pinned(String cpus, List<String> command) {
    List<String> pinned = new ArrayList<>();
    if (!cpus.isEmpty()) {
      taskset.ifPresent(program -> pinned.addAll(List.of(program.toString(), "-c", cpus)));
    }
    pinned.addAll(command);
    return pinned;
  }

  private String classPathOf(Launch launch) {
    Optional<String> owner =
        switch (launch.role()) {
          case SERVER, GENERATOR -> launch.argument("model");
          case BENCHMARK -> Optional.of(BENCHMARKS);
        };
    return owner
        .map(furtherClassPaths::get)
        .map(further -> classPath + File.pathSeparator + further)
        .orElse(classPath);
  }

  private String mainOf(Role role) {
    return switch (role) {
      case SERVER -> serverMain;
      case GENERATOR -> generatorMain;
      case BENCHMARK -> BENCHMARK_MAIN;
    };
  }
}
