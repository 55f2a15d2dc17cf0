package io.duality.results;

import java.util.List;
import java.util.Map;

/**
 * {@code environment.json}: where a run was made. Clock rates and bogomips are left out on purpose:
 * they differ between boots of one machine and would split a history.
 *
 * @param schema version of this shape, {@link TrialRecord#SCHEMA}
 * @param kernel name and release, for example {@code Linux 6.18.44}
 * @param cpuModel as the kernel names it
 * @param cpus CPUs that this process may use
 * @param memoryBytes physical memory
 * @param mitigations the kernel's CPU vulnerability lines, by name
 * @param jdk version, vendor and VM name, for example {@code 25.0.3+9 Eclipse Adoptium OpenJDK
 *     64-Bit Server VM}
 * @param jvmFlags flags common to all child processes
 * @param commit of this project's sources, or {@code unknown}; {@code +dirty} is appended when they
 *     were modified; behind either of the two an id of the content of the build, after a dot
 * @param sysctls kernel settings that bear on the result, by name
 * @param limits limits of the user and the process (descriptors, processes), by name
 * @param serverCpus CPUs of the server in taskset syntax; empty when not pinned
 * @param generatorCpus CPUs of the generator
 * @param startedAt ISO-8601 instant, UTC
 */
public record Environment(
    int schema,
    String kernel,
    String cpuModel,
    int cpus,
    long memoryBytes,
    Map<String, String> mitigations,
    String jdk,
    List<String> jvmFlags,
    String commit,
    Map<String, String> sysctls,
    Map<String, String> limits,
    String serverCpus,
    String generatorCpus,
    String startedAt) {

  public Environment {
    Checks.present("kernel", kernel);
    Checks.present("cpuModel", cpuModel);
    Checks.atLeast(1, "cpus", cpus);
    Checks.atLeast(0, "memoryBytes", memoryBytes);
    mitigations = Checks.sorted("mitigations", mitigations);
    Checks.present("jdk", jdk);
    jvmFlags = Checks.list("jvmFlags", jvmFlags);
    Checks.present("commit", commit);
    sysctls = Checks.sorted("sysctls", sysctls);
    limits = Checks.sorted("limits", limits);
    Checks.present("serverCpus", serverCpus);
    Checks.present("generatorCpus", generatorCpus);
    Checks.present("startedAt", startedAt);
  }

  /** The same machine in another run. */
  public Environment in(String itsServerCpus, String itsGeneratorCpus, String itsStart) {
    return new Environment(
        schema,
        kernel,
        cpuModel,
        cpus,
        memoryBytes,
        mitigations,
        jdk,
        jvmFlags,
        commit,
        sysctls,
        limits,
        itsServerCpus,
        itsGeneratorCpus,
        itsStart);
  }
}
