package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this process has in memory, by the kernel's account. Linux only. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String KEY = "VmRSS:";

  private ResidentMemory() {}

  static long bytes() throws IOException {
    return bytes(Files.readAllLines(STATUS));
  }

  /** From the lines of {@code /proc/<pid>/status}. */
  static long bytes(List<String> status) throws IOException {
    for (String line : status) {
      if (line.startsWith(KEY)) {
        String[] words = line.substring(KEY.length()).strip().split(" ", -1);
        return Long.parseLong(words[0]) * 1024;
      }
    }
    throw new IOException("no " + KEY + " in " + STATUS);
  }
}
