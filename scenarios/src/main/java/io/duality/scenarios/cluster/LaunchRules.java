package io.duality.scenarios.cluster;

import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Role;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an agent starts: children of this program, with flags that set the JVM up and name neither a
 * file nor a command, on files of its own work folder.
 *
 * @param folder absolute
 */
record LaunchRules(Path folder) {
  /** Those that the planner and the models use, and heaps and collectors to choose from. */
  private static final Pattern FLAG =
      Pattern.compile(
          "-X(mx|ms|mn|ss)\\d{1,7}[kmgKMG]?"
              + "|-XX:[+-]Use(Serial|Parallel|G1|Z|Shenandoah)GC"
              + "|-XX:TieredStopAtLevel=\\d"
              + "|-XX:(ActiveProcessorCount|ParallelGCThreads|ConcGCThreads)=\\d{1,4}"
              + "|-Djdk\\.virtualThreadScheduler\\.(parallelism|maxPoolSize)=\\d{1,5}"
              + "|-Djava\\.net\\.preferIPv4Stack=(true|false)"
              + "|--add-exports=java\\.base/sun\\.nio\\.ch=ALL-UNNAMED"
              + "|-Dio\\.netty\\.iouring\\.\\w{1,60}=(true|false)");

  private static final Pattern CPUS = Pattern.compile("[0-9,-]{0,200}");

  LaunchRules {
    folder = folder.normalize();
  }

  /** Why it is not started; one sentence without its end, empty if it is. */
  Optional<String> refusal(Launch launch) {
    if (launch.role() == Role.BENCHMARK || launch.arguments().isEmpty()) {
      return Optional.of("an agent starts servers and generators of this program only");
    }
    if (!CPUS.matcher(launch.cpus()).matches()) {
      return Optional.of("'" + launch.cpus() + "' is no list of CPUs");
    }
    for (String flag : launch.jvmFlags()) {
      if (!FLAG.matcher(flag).matches()) {
        return Optional.of("an agent gives no child the JVM flag '" + flag + "'");
      }
    }
    return launch.arguments().stream()
        .filter(argument -> !staysInside(argument))
        .findFirst()
        .map(argument -> "'" + argument + "' is outside of the agent's folder " + folder);
  }

  /** A file is named by its whole path, and nothing else begins like one. */
  private boolean staysInside(String argument) {
    int equals = argument.indexOf('=');
    String key = argument.substring(0, Math.max(0, equals));
    String value = argument.substring(equals + 1);
    if (!isFile(key) && !value.startsWith("/")) {
      return true;
    }
    try {
      Path path = Path.of(value);
      return path.isAbsolute() && path.normalize().startsWith(folder);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isFile(String key) {
    return key.equals("root")
        || key.equals("file")
        || key.equals("expect-file")
        || key.startsWith("mix-body.");
  }
}
