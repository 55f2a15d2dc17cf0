package io.duality.scenarios.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long this machine takes for a block of the work of {@code /cpu}, in a JVM as servers have it:
 * one with fewer compilers, as an agent's is, takes 6 % longer, and servers would be given as much
 * less to do.
 */
public final class WorkPace {
  private static final String MAIN = "io.duality.servers.process.PaceMain";

  /** It takes 0.1 to 1 s, once the JVM has started. */
  private static final long LIMIT_SECONDS = 30;

  private WorkPace() {}

  /**
   * Measures it in a child, which is gone when this returns.
   *
   * @return nanoseconds, above 0
   * @throws IOException if it cannot be measured; one line for the user
   */
  public static double nanosPerBlock(ChildJvm jvm) throws IOException {
    List<String> command =
        List.of(jvm.java().toString(), "-XX:+UseSerialGC", "-cp", jvm.classPath(), MAIN);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw failed("no answer in " + LIMIT_SECONDS + " s");
      }
      return pace(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static double pace(String said) throws IOException {
    try {
      double nanos = Double.parseDouble(said.strip());
      if (nanos > 0 && nanos < Double.POSITIVE_INFINITY) {
        return nanos;
      }
    } catch (NumberFormatException e) {
      // It is told below what came instead.
    }
    throw failed("its JVM said '" + said.strip() + "'");
  }

  private static IOException failed(String why) {
    return new IOException("the pace of this machine cannot be measured: " + why);
  }
}
