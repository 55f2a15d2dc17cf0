package io.duality.scenarios.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What fakes share: arguments, lines, signals to themselves. */
abstract class FakeChild {
  private final String behaviour = System.getProperty("fake", "well");
  private final Map<String, String> arguments = new HashMap<>();

  FakeChild(String[] arguments) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      this.arguments.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
  }

  abstract void answer(String command) throws IOException, InterruptedException;

  boolean behaves(String as) {
    return behaviour.equals(as);
  }

  String argument(String key, String otherwise) {
    return arguments.getOrDefault(key, otherwise);
  }

  void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  void obey() throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      answer(line);
    }
    if (behaves("ignores-end")) {
      hang();
    }
    Runtime.getRuntime().halt(0);
  }

  /** Ends as the JVM itself does on -XX:+ExitOnOutOfMemoryError. */
  void runOutOfMemory() {
    say("Terminating due to java.lang.OutOfMemoryError: Java heap space");
    Runtime.getRuntime().halt(3);
  }

  void signalSelf(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(ProcessHandle.current().pid()))
        .start()
        .waitFor();
    hang();
  }

  void hang() throws InterruptedException {
    synchronized (this) {
      while (true) {
        wait();
      }
    }
  }
}
