package io.duality.scenarios.cluster;

import io.duality.results.Environment;
import io.duality.scenarios.machine.HostLimits;
import java.util.List;

/**
 * What an agent says of itself and of its machine when it meets a controller.
 *
 * @param schema of the environment in it
 * @param name of the member, for messages and records
 * @param role what it is to be used for
 * @param build an id of the content of all that it was built from
 * @param address that its servers listen on, in numbers
 * @param sources addresses that its generators connect from, one at least
 * @param pid its process id
 * @param pins whether it can pin children to CPUs
 * @param workNanos what a block of the work of {@code /cpu} takes there, nanoseconds
 * @param limits in force there
 * @param environment of its machine, for the record
 */
public record HostFacts(
    int schema,
    String name,
    HostRole role,
    String build,
    String address,
    List<String> sources,
    long pid,
    boolean pins,
    double workNanos,
    HostLimits limits,
    Environment environment) {
  public HostFacts {
    sources = List.copyOf(sources);
    if (name.isBlank() || sources.isEmpty()) {
      throw new IllegalArgumentException("an agent has a name, and an address to connect from");
    }
  }
}
