package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What bounds the kernel's threads. A limit that cannot be read binds nothing here; starting the
 * threads would fail in its place.
 *
 * @param name as one would change it
 * @param limit its value
 * @param room further threads of this process that it allows
 */
record Ceiling(String name, long limit, long room) {
  /** A JVM that has no memory map left for a stack's guard pages does not always survive it. */
  static final int SPARE = 256;

  /** A stack and its guard. */
  private static final int MAPS_PER_THREAD = 2;

  /**
   * The one that binds.
   *
   * @param root where {@code proc} and {@code sys} are
   */
  static Optional<Ceiling> lowest(Path root) {
    List<Ceiling> all = new ArrayList<>();
    long threads = threadsOfAll(root);
    add(all, "kernel.pid_max", root.resolve("proc/sys/kernel/pid_max"), threads, 1);
    add(all, "kernel.threads-max", root.resolve("proc/sys/kernel/threads-max"), threads, 1);
    long maps = lines(root.resolve("proc/self/maps"));
    add(all, "vm.max_map_count", root.resolve("proc/sys/vm/max_map_count"), maps, MAPS_PER_THREAD);
    for (String group : text(root.resolve("proc/self/cgroup")).lines().toList()) {
      Path folder = folder(root, group.split(":", 3));
      long running = number(text(folder.resolve("pids.current"))).orElse(0L);
      add(all, "the control group's pids.max", folder.resolve("pids.max"), running, 1);
    }
    return all.stream().min(Comparator.comparingLong(Ceiling::room));
  }

  /** Of a line of {@code /proc/self/cgroup}: number, controllers, path. */
  private static Path folder(Path root, String[] group) {
    if (group.length < 3 || !(group[1].isEmpty() || group[1].equals("pids"))) {
      return root.resolve("nowhere");
    }
    return root.resolve("sys/fs/cgroup").resolve(group[1]).resolve(group[2].substring(1));
  }

  /** The fourth word of {@code /proc/loadavg} is ready threads / all threads. */
  private static long threadsOfAll(Path root) {
    String[] words = text(root.resolve("proc/loadavg")).split(" ", -1);
    return words.length < 4 ? 0 : number(words[3].replaceFirst(".*/", "")).orElse(0L);
  }

  private static void add(List<Ceiling> all, String name, Path file, long used, int perThread) {
    number(text(file))
        .ifPresent(limit -> all.add(new Ceiling(name, limit, (limit - used) / perThread - SPARE)));
  }

  private static long lines(Path file) {
    return text(file).lines().count();
  }

  /** Empty for {@code max} too, as control groups write it. */
  private static Optional<Long> number(String text) {
    String stripped = text.strip();
    return stripped.matches("\\d{1,18}") ? Optional.of(Long.valueOf(stripped)) : Optional.empty();
  }

  /**
   * Buffered: a limit of the kernel can be read at once only, and readString begins with a byte.
   */
  private static String text(Path file) {
    try {
      return String.join("\n", Files.readAllLines(file));
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Refuses what does not fit.
   *
   * @throws IOException with the limit and how to raise it
   */
  void require(int threads) throws IOException {
    if (threads > room) {
      throw new IOException(
          "%d platform threads are more than %s (%d) has room for, which is %d: take fewer, or raise it"
              .formatted(threads, name, limit, Math.max(0, room)));
    }
  }
}
