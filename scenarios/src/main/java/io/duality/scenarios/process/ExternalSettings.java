package io.duality.scenarios.process;

import io.duality.scenarios.spec.External;
import java.nio.file.Path;
import java.util.Map;

/**
 * A program to start as a server.
 *
 * @param program with its placeholders
 * @param root folder that it serves
 * @param file name of the one file in it
 * @param parallelism CPUs that it may use, at least 1
 * @param cpus CPUs in taskset syntax; empty when not pinned
 * @param log for what it prints
 */
public record ExternalSettings(
    External program, Path root, String file, int parallelism, String cpus, Path log) {

  /** The program for this port, with its files in this folder. */
  External on(int port, Path work) {
    return program.with(
        Map.of(
            "port", Integer.toString(port),
            "root", root.toString(),
            "file", file,
            "cpus", Integer.toString(parallelism),
            "work", work.toString()));
  }
}
