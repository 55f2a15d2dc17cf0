package io.duality.servers.process;

import io.duality.servers.http.Work;

/** Prints {@link Work#nanosPerBlock} of a JVM as servers have it, and ends. */
public final class PaceMain {
  private PaceMain() {}

  public static void main(String[] arguments) {
    System.out.println(Work.nanosPerBlock());
  }
}
