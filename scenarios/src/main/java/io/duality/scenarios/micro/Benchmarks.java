package io.duality.scenarios.micro;

import io.duality.scenarios.side.SideFailedException;
import java.util.List;
import java.util.Map;

/** The benchmarks of one side, of which a fork is made at a time. Confined to one thread. */
interface Benchmarks {

  /**
   * The full names of those that were asked for, without parameters.
   *
   * @throws SideFailedException if they cannot be listed
   * @throws InterruptedException on a request to stop
   */
  List<String> names() throws SideFailedException, InterruptedException;

  /**
   * One fork of one benchmark, with each of its parameters: a fresh JVM each.
   *
   * @return its figures by their id, each of one fork
   * @throws SideFailedException if it fails
   * @throws InterruptedException on a request to stop
   */
  Map<String, Figure> fork(String name) throws SideFailedException, InterruptedException;
}
