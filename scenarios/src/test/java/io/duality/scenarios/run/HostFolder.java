package io.duality.scenarios.run;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.probe.ProcProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A host whose kernel says what a test writes, in a folder like {@code /proc}.
 *
 * @param name in messages; empty where this machine is all there is
 * @param proc the folder
 * @param cpus how many it has
 */
record HostFolder(String name, Path proc, int cpus) {
  /** Of the agent, the same on all of them: who looks at the wrong one sees another's figures. */
  static final long AGENT = 7;

  Site site() {
    return new Site(
        name,
        Optional.empty(),
        "127.0.0.1",
        List.of(),
        new ProcProbe(proc),
        new HostLimits(Map.of(), IntStream.range(0, cpus).boxed().toList(), 32_768, 60_999, true),
        List.of(AGENT));
  }

  /** With one thread; times in hundredths of a second since its start. */
  void process(long pid, int user, int system, int rssKilobytes) throws IOException {
    String ticks = user + " " + system;
    write(pid + "/stat", pid + " (x) S 1 1 1 0 -1 4194560 9 0 0 0 " + ticks + " 0 0 20\n");
    write(pid + "/status", "Name:\tx\nVmRSS:\t" + rssKilobytes + " kB\nThreads:\t1\n");
    write(pid + "/fd/0", "");
    write(pid + "/task/" + pid + "/schedstat", "1 0 1\n");
    write(
        pid + "/task/" + pid + "/status",
        "voluntary_ctxt_switches:\t0\nnonvoluntary_ctxt_switches:\t0\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = proc.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
