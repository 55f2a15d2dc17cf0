package io.duality.scenarios.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that is not of this project, to be run as the server of a trial.
 *
 * @param name kebab-case; the file's name without {@code .yaml}
 * @param summary one line for lists
 * @param source one line for lists: where the program comes from
 * @param command the program and its arguments; placeholders as in {@code ${port}} are replaced
 * @param ready path that is answered, with a status below 400, once the program is ready
 * @param stop name of the signal that ends it; SIG before it is left out
 * @param files that it needs in its own folder, by their names, with the same placeholders
 * @param directory that it runs in; empty for that of the controller
 */
public record External(
    String name,
    String summary,
    String source,
    List<String> command,
    String ready,
    String stop,
    Map<String, String> files,
    Optional<Path> directory) {

  /** What stands before the name wherever a model is named. */
  public static final String PREFIX = "external:";

  /** Those that some program ends at, and that every shell knows by these names. */
  private static final List<String> SIGNALS =
      List.of("TERM", "INT", "QUIT", "HUP", "KILL", "ABRT", "ALRM", "USR1", "USR2", "WINCH");

  public External {
    command = List.copyOf(command);
    files = Map.copyOf(files);
    if (command.isEmpty()) {
      throw new InvalidInputException("command: expected a program, found none");
    }
    if (!ready.startsWith("/")) {
      throw new InvalidInputException("ready: expected a path such as /, found '" + ready + "'");
    }
    stop = signal(stop);
    for (String file : files.keySet()) {
      if (!file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
        throw new InvalidInputException(
            "files: expected a file's name without a folder, found '" + file + "'");
      }
    }
  }

  /** A program for any folder. */
  public External(
      String name,
      String summary,
      String source,
      List<String> command,
      String ready,
      String stop,
      Map<String, String> files) {
    this(name, summary, source, command, ready, stop, files, Optional.empty());
  }

  /** The same in a folder of its own. */
  public External in(Path folder) {
    return new External(name, summary, source, command, ready, stop, files, Optional.of(folder));
  }

  /**
   * The name as a shell's {@code kill -s} takes it, without SIG.
   *
   * @throws InvalidInputException if there is none such
   */
  static String signal(String name) {
    String bare = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
    if (!SIGNALS.contains(bare)) {
      throw new InvalidInputException(
          "expected a signal such as TERM, found '" + name + "'" + NearestName.hint(bare, SIGNALS));
    }
    return bare;
  }

  /** As it is named on the command line and in records. */
  public String id() {
    return PREFIX + name;
  }

  /** The same with each {@code ${key}} replaced by its value. */
  public External with(Map<String, String> values) {
    List<String> words = new ArrayList<>();
    command.forEach(word -> words.add(replaced(word, values)));
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((file, text) -> texts.put(file, replaced(text, values)));
    return new External(
        name, summary, source, words, replaced(ready, values), stop, texts, directory);
  }

  private static String replaced(String text, Map<String, String> values) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("${" + value.getKey() + "}", value.getValue());
    }
    return result;
  }
}
