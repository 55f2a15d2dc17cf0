package io.duality.scenarios.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the file of a program that is not of this project; errors as {@link ScenarioReader}'s. */
public final class ExternalReader {
  private static final List<String> KEYS =
      List.of("summary", "source", "command", "ready", "stop", "files");

  private ExternalReader() {}

  /**
   * Reads a file; the program is named like it.
   *
   * @throws InvalidInputException if it cannot be read or a rule is broken
   */
  public static External read(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    try {
      return parse(name, file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw InvalidInputException.unreadable(file, e);
    }
  }

  /** The same from text. */
  static External parse(String name, String file, String content) {
    YamlSource source = new YamlSource(file);
    Section root = Section.of(source, "the program", source.read(content), KEYS);
    return root.build(() ->
        new External(
            name,
            root.value("summary", "one line of text", text -> text),
            root.value("source", "not stated", "one line of text", text -> text),
            root.list("command", "the program and its arguments", text -> text),
            root.value("ready", "/", "a path", text -> text),
            root.value("stop", "TERM", "a signal", External::signal),
            root.has("files") ? root.texts("files", "names and contents") : Map.of()));
  }
}
