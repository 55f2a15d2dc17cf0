package io.duality.scenarios.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Network namespaces of this test's own, which stand for machines: each has one end of a pair of
 * virtual cards, whose other end is at a bridge in the first of them. Needs root and iproute2.
 */
final class Namespaces implements AutoCloseable {
  private final String prefix = "dual" + ProcessHandle.current().pid() + "-";
  private final List<String> made = new ArrayList<>();

  /** Whether they can be made here. */
  static boolean possible() {
    try (Namespaces probe = new Namespaces()) {
      probe.add("probe");
      return true;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  /** Makes machines with the addresses 10.77.0.1, 10.77.0.2, ... in the order of their names. */
  static Namespaces of(String... machines) throws IOException {
    Namespaces all = new Namespaces();
    boolean done = false;
    try {
      for (String machine : machines) {
        all.add(machine);
      }
      all.join(machines);
      done = true;
      return all;
    } finally {
      if (!done) {
        all.close();
      }
    }
  }

  private void add(String machine) throws IOException {
    run("ip", "netns", "add", prefix + machine);
    made.add(machine);
    inside(machine, "ip", "link", "set", "lo", "up");
  }

  private void join(String... machines) throws IOException {
    String first = machines[0];
    inside(first, "ip", "link", "add", "bridge", "type", "bridge");
    inside(first, "ip", "addr", "add", address(0) + "/24", "dev", "bridge");
    inside(first, "ip", "link", "set", "bridge", "up");
    for (int i = 1; i < machines.length; i++) {
      String port = "port" + i;
      inside(
          first,
          "ip",
          "link",
          "add",
          port,
          "type",
          "veth",
          "peer",
          "name",
          "eth0",
          "netns",
          prefix + machines[i]);
      inside(first, "ip", "link", "set", port, "master", "bridge", "up");
      inside(machines[i], "ip", "addr", "add", address(i) + "/24", "dev", "eth0");
      inside(machines[i], "ip", "link", "set", "eth0", "up");
    }
  }

  /** Of a machine, by its place among them. */
  static String address(int machine) {
    return "10.77.0." + (machine + 1);
  }

  /** Gives a machine, by its name and place, so many addresses that it can connect from. */
  List<String> addresses(String name, int machine, int count) throws IOException {
    List<String> all = new ArrayList<>(List.of(address(machine)));
    for (int i = 1; i < count; i++) {
      String more = "10.77.0." + (50 * machine + i);
      inside(name, "ip", "addr", "add", more + "/24", "dev", "eth0");
      all.add(more);
    }
    return List.copyOf(all);
  }

  /** What starts a command there. */
  List<String> prefix(String machine) {
    return List.of("ip", "netns", "exec", prefix + machine);
  }

  /** Cuts, or mends, the line to a machine, by its place. */
  void line(String first, int machine, boolean up) throws IOException {
    inside(first, "ip", "link", "set", "port" + machine, up ? "up" : "down");
  }

  /** Runs a command there. */
  void inside(String machine, String... words) throws IOException {
    List<String> command = new ArrayList<>(prefix(machine));
    command.addAll(List.of(words));
    run(command.toArray(String[]::new));
  }

  /** Process ids of all that runs there. */
  List<String> processes(String machine) throws IOException {
    return run("ip", "netns", "pids", prefix + machine).lines().toList();
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    for (String machine : made) {
      try {
        run("ip", "netns", "delete", prefix + machine);
      } catch (IOException | IllegalStateException e) {
        System.err.println("a namespace is left: " + e.getMessage());
      }
    }
  }
}
