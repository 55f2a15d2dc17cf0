package io.duality.loadgen.agent;

import io.duality.loadgen.LoadConfig;
import io.duality.loadgen.LoadFailedException;
import io.duality.loadgen.LoadGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The load generator as a child process; the package describes its lines. */
public final class AgentMain {
  private static final int FAILED = 1;

  /**
   * What the agent's JVM should be started with. The serial collector, because the steady state
   * leaves no garbage and so any other's barriers and threads are in vain.
   */
  public static final List<String> JVM_OPTIONS =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private AgentMain() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (LoadGenerator generator = open(arguments)) {
      generator
          .death()
          .whenComplete((nothing, cause) -> die(out, "an event loop has died: " + cause));
      out.println("READY pid=" + ProcessHandle.current().pid());
      if (!converse(generator, out)) {
        // The parent is gone; nobody is left to tell, and nothing may outlive it.
        Runtime.getRuntime().halt(FAILED);
      }
    } catch (IllegalArgumentException | LoadFailedException e) {
      die(out, Objects.requireNonNullElse(e.getMessage(), "no reason given"));
    } catch (RuntimeException e) {
      die(out, e.toString());
    } catch (IOException e) {
      Runtime.getRuntime().halt(FAILED);
    } catch (InterruptedException e) {
      die(out, "interrupted");
    }
  }

  private static LoadGenerator open(String[] arguments) {
    LoadConfig config = AgentArguments.parse(List.of(arguments));
    return LoadGenerator.open(config);
  }

  private static boolean converse(LoadGenerator generator, PrintStream out)
      throws IOException, InterruptedException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return new AgentSession(generator, out::println, System.err::println).run(commands);
  }

  /** Says why and ends, whatever the main thread waits for. */
  private static void die(PrintStream out, String message) {
    synchronized (out) {
      out.println(AgentLines.failed(message));
      out.flush();
      Runtime.getRuntime().halt(FAILED);
    }
  }
}
