package io.duality.scenarios.spec;

import io.duality.loadgen.files.FileSet;
import java.util.HashMap;
import java.util.Map;

/** File sets as users write them: {@code specweb99:size=200MB,ranks=8,seed=2}. */
public final class FileSetNotation {
  private static final String KIND = "specweb99:";
  private static final String EXPECTED =
      "expected specweb99:size=200MB, or load=CONNECTIONS or directories=N instead of size, and"
          + " then perhaps ranks=8 and seed=N";

  private FileSetNotation() {}

  /**
   * Reads a set.
   *
   * @throws InvalidInputException if it is none, with a message for the user
   */
  public static FileSet parse(String text) {
    if (!text.startsWith(KIND)) {
      throw new InvalidInputException(EXPECTED + ", found '" + text + "'");
    }
    Map<String, String> values = values(text);
    try {
      int ranks = number(values.getOrDefault("ranks", "9"));
      long seed = number(values.getOrDefault("seed", "1"));
      return new FileSet(directories(values, text), ranks, seed);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.substring(KIND.length()).split(",", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals);
      boolean known = name.matches("size|load|directories|ranks|seed");
      if (!known || values.put(name, pair.substring(equals + 1)) != null) {
        throw new InvalidInputException(EXPECTED + ", found '" + text + "'");
      }
    }
    return values;
  }

  private static int directories(Map<String, String> values, String text) {
    String size = values.get("size");
    String load = values.get("load");
    String directories = values.get("directories");
    if (size != null && load == null && directories == null) {
      return FileSet.directoriesOfSize(Sizes.parse(size));
    }
    if (load != null && size == null && directories == null) {
      return FileSet.directoriesOfLoad(number(load));
    }
    if (directories != null && size == null && load == null) {
      return number(directories);
    }
    throw new InvalidInputException(EXPECTED + ", found '" + text + "'");
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new InvalidInputException("files: expected a whole number, found '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
