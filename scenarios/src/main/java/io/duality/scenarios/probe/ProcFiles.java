package io.duality.scenarios.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    String head = key + ":";
    int line = text.startsWith(head) ? 0 : text.indexOf("\n" + head) + 1;
    if (line == 0 && !text.startsWith(head)) {
      return -1;
    }
    int start = line + head.length();
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == start ? -1 : Long.parseLong(text, start, end, 10);
  }
}
