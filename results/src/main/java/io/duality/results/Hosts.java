package io.duality.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code hosts.json}: the machines of a run that was made on several; a run on one has none.
 *
 * @param schema version of this shape, {@link TrialRecord#SCHEMA}
 * @param hosts the server's first
 */
public record Hosts(int schema, List<Host> hosts) {
  static final String FILE = "hosts.json";

  /**
   * One of them.
   *
   * @param name that notes and messages have
   * @param role {@code server} or {@code generator}
   * @param address that it is reached at, in numbers
   * @param sources addresses that its generators connect from
   * @param environment of it
   */
  public record Host(
      String name, String role, String address, List<String> sources, Environment environment) {
    public Host {
      Checks.present("name", name);
      Checks.present("role", role);
      Checks.present("address", address);
      sources = Checks.list("sources", sources);
    }
  }

  public Hosts {
    hosts = Checks.list("hosts", hosts);
  }

  /**
   * Writes it into the folder of a run.
   *
   * @throws IOException if it cannot be written; one line for the user
   */
  public void write(Path folder) throws IOException {
    WholeFile.write(folder.resolve(FILE), Json.document(this));
  }

  /**
   * Those of a run; none of one that was made on one machine.
   *
   * @throws IOException if the file is damaged, or newer than this program knows
   */
  public static List<Host> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.isRegularFile(file)
        ? Json.read(file, 0, Files.readAllBytes(file), Hosts.class).hosts()
        : List.of();
  }
}
