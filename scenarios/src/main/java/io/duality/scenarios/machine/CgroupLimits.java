package io.duality.scenarios.machine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits of this process's cgroup, version 2 or 1. A limit may be set on any of the group's
 * ancestors: the one that leaves the least counts.
 */
final class CgroupLimits {
  private static final Pattern INACTIVE_FILE = Pattern.compile("(?:total_)?inactive_file (\\d+)");

  private final Path root;

  CgroupLimits(Path root) {
    this.root = root;
  }

  void read(Map<Limit, Long> values) {
    String groups = LinuxLimits.text(root.resolve("proc/self/cgroup")).orElse("");
    Path mount = root.resolve("sys/fs/cgroup");
    for (String line : groups.lines().toList()) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      Path group = Path.of("/").relativize(Path.of(parts[2]));
      if (parts[1].isEmpty()) {
        readPids(values, mount, group);
        readMemory(values, mount, group, "memory.max", "memory.current");
      } else if (parts[1].equals("pids")) {
        readPids(values, mount.resolve("pids"), group);
      } else if (parts[1].equals("memory")) {
        readMemory(
            values,
            mount.resolve("memory"),
            group,
            "memory.limit_in_bytes",
            "memory.usage_in_bytes");
      }
    }
  }

  private static void readPids(Map<Limit, Long> values, Path mount, Path group) {
    for (Path at = mount.resolve(group); at.startsWith(mount); at = parent(at)) {
      long used = number(at.resolve("pids.current")).orElse(0L);
      number(at.resolve("pids.max"))
          .ifPresent(max ->
              keepTightest(values, Limit.CGROUP_PIDS_MAX, max, Limit.CGROUP_PIDS_USED, used));
    }
  }

  private static void readMemory(
      Map<Limit, Long> values, Path mount, Path group, String maxFile, String usedFile) {
    for (Path at = mount.resolve(group); at.startsWith(mount); at = parent(at)) {
      // Pages of files that nobody used lately are given back under pressure.
      long used = Math.max(0, number(at.resolve(usedFile)).orElse(0L) - inactiveFile(at));
      number(at.resolve(maxFile))
          .ifPresent(max ->
              keepTightest(values, Limit.CGROUP_MEMORY_MAX, max, Limit.CGROUP_MEMORY_USED, used));
    }
  }

  private static void keepTightest(
      Map<Limit, Long> values, Limit limit, long max, Limit usage, long used) {
    Long known = values.get(limit);
    long left = known == null ? HostLimits.UNLIMITED : known - values.getOrDefault(usage, 0L);
    if (max != HostLimits.UNLIMITED && max - used < left) {
      values.put(limit, max);
      values.put(usage, used);
    }
  }

  private static long inactiveFile(Path group) {
    Matcher matcher =
        INACTIVE_FILE.matcher(LinuxLimits.text(group.resolve("memory.stat")).orElse(""));
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static Optional<Long> number(Path file) {
    return LinuxLimits.text(file).flatMap(LinuxLimits::number);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path.getFileSystem().getPath("") : parent;
  }
}
