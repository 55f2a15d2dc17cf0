package io.duality.servers.process;

import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server, or a population of tasks, as a child process; see the package for its protocol. */
public final class ServerMain {
  private static final int FAILED = 1;

  private ServerMain() {}

  /** Runs until {@code stop}, the end of standard input, or a failure of the server. */
  public static void main(String[] arguments) {
    try {
      Child child = start(new Arguments(arguments));
      obey(child);
    } catch (IOException | IllegalArgumentException | IllegalStateException | OutOfMemoryError e) {
      fail(e);
    }
  }

  private static Child start(Arguments arguments) throws IOException {
    ServerModel model = ServerModels.find(System.err::println).get(arguments.text("model"));
    model
        .unavailable()
        .ifPresent(why -> {
          throw new IllegalStateException("model '" + model.id() + "' cannot run here: " + why);
        });
    return arguments.has("tasks")
        ? TaskChild.start(model, arguments)
        : ServerChild.start(model, arguments);
  }

  /** Standard input belongs to the parent: when it ends, the parent is gone. */
  private static void obey(Child child) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    say(child.ready());
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      String[] words = command.strip().split(" +");
      say(child.answer(words));
      if (words[0].equals("stop")) {
        System.out.flush();
        Runtime.getRuntime().exit(0);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void say(Object line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Says why and ends the process. */
  static void fail(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    say("FAILED " + message.replace('\n', ' '));
    Runtime.getRuntime().halt(FAILED);
  }

  /** The options of a model among the arguments, checked. */
  static Map<String, String> options(ServerModel model, Arguments arguments) {
    Map<String, String> options = arguments.withPrefix("option.");
    model.checkOptions(options);
    requireFlags(model.jvmFlags(options));
    return options;
  }

  /** Without its flags a model would run, and measure something else than its options say. */
  private static void requireFlags(List<String> flags) {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    for (String flag : flags) {
      if (!given.contains(flag)) {
        throw new IllegalArgumentException(
            "this JVM was started without " + flag + ", which the options ask for: add it");
      }
    }
  }

  /** The folder or file of an argument. */
  static Path path(Arguments arguments, String key) {
    return Path.of(arguments.text(key));
  }

  /** What the process runs. */
  interface Child {
    /** The line that says it is ready. */
    Line ready();

    /** Obeys a command and returns its answer. */
    Line answer(String[] words);
  }
}
