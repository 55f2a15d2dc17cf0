package io.duality.scenarios.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small files of the kernel, below a root. A file that cannot be read is empty. */
record ProcFiles(Path root) {

  String text(String name) {
    try {
      return new String(Files.readAllBytes(root.resolve(name)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // Not this kernel, not this process any more, or not for us: unknown either way.
      return "";
    }
  }

  /** Names in a folder; empty if it cannot be read. */
  List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return names;
  }

  /** The whole number behind {@code key:} at the start of a line, or -1. */
  static long field(String text, String key) {
    Matcher matcher =
        Pattern.compile("^" + Pattern.quote(key) + ":\\s+(\\d+)", Pattern.MULTILINE).matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
