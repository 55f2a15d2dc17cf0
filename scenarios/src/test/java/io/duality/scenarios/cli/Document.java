package io.duality.scenarios.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document of this project: what in it a reader may type. */
final class Document {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final String INDENT = "    ";
  private static final String FENCE = "```";
  private static final Pattern REMARK = Pattern.compile(" {2,}# .*");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  /** Blocks that are none of commands, by how they begin. */
  private static final List<String> PICTURES = List.of("servers     loadgen", "[████");

  private enum Kind {
    BLANK,
    PROSE,
    BLOCK,
    FENCE
  }

  private final String name;
  private final List<String> lines;
  private final List<Kind> kinds;

  private Document(String name, List<String> lines) {
    this.name = name;
    this.lines = List.copyOf(lines);
    this.kinds = kinds(lines);
  }

  /** One, by its path in the project. */
  static Document named(String name) {
    try {
      return new Document(name, Files.readAllLines(PROJECT.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All that people read; what a gate has written as evidence is none, nor is a design, whose
   * commands are still to be made.
   */
  static List<Document> all() {
    return Stream.of("", "docs", "results")
        .flatMap(Document::namesIn)
        .map(Document::named)
        .toList();
  }

  private static Stream<String> namesIn(String folder) {
    try (Stream<Path> files = Files.list(PROJECT.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().endsWith("-design.md"))
          .map(file -> PROJECT.relativize(file).toString())
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Kind> kinds(List<String> lines) {
    List<Kind> kinds = new ArrayList<>();
    boolean fenced = false;
    Kind before = Kind.BLANK;
    for (String line : lines) {
      boolean fence = line.startsWith(FENCE);
      before = fence || fenced ? Kind.FENCE : kind(line, before);
      fenced ^= fence;
      kinds.add(before);
    }
    return List.copyOf(kinds);
  }

  /** An indented line behind a sentence is the sentence's. */
  private static Kind kind(String line, Kind before) {
    if (line.isBlank()) {
      return Kind.BLANK;
    }
    return line.startsWith(INDENT) && before != Kind.PROSE ? Kind.BLOCK : Kind.PROSE;
  }

  /** The lines of blocks; one that is indented further, or follows a backslash, goes on. */
  List<DocumentCommand> commands() {
    List<DocumentCommand> found = new ArrayList<>();
    boolean picture = false;
    boolean goesOn = false;
    for (int i = 0; i < lines.size(); i++) {
      if (kinds.get(i) != Kind.BLOCK) {
        picture = false;
        continue;
      }
      String line = lines.get(i).substring(INDENT.length());
      picture |= PICTURES.stream().anyMatch(line::startsWith);
      if (picture) {
        continue;
      }
      String text = REMARK.matcher(line).replaceFirst("").strip();
      String bare = text.endsWith("\\") ? text.substring(0, text.length() - 1).strip() : text;
      if (goesOn || line.startsWith(" ")) {
        DocumentCommand begun = found.removeLast();
        found.add(new DocumentCommand(begun.place(), begun.text() + " " + bare));
      } else {
        found.add(new DocumentCommand(place(i), bare));
      }
      goesOn = text.endsWith("\\");
    }
    return found;
  }

  /** What stands between single backticks, in one line each. */
  List<DocumentCommand> spans() {
    StringBuilder prose = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      // Lines keep their numbers.
      prose.append(kinds.get(i) == Kind.PROSE ? lines.get(i) : "").append('\n');
    }
    return SPAN.matcher(prose)
        .results()
        .map(span ->
            new DocumentCommand(
                place((int) prose.chars().limit(span.start()).filter(c -> c == '\n').count()),
                span.group(1).replaceAll("\\s+", " ")))
        .toList();
  }

  /**
   * What stands between fences.
   *
   * @param kind as the first says
   * @param text lines, each with its end
   */
  record Fenced(String kind, String text) {}

  /** All of it, in order. */
  List<Fenced> fenced() {
    List<Fenced> found = new ArrayList<>();
    int begin = kinds.indexOf(Kind.FENCE);
    while (begin >= 0) {
      int length = lines.subList(begin + 1, lines.size()).indexOf(FENCE);
      int end = begin + 1 + length;
      String text = String.join("\n", lines.subList(begin + 1, end)) + "\n";
      found.add(new Fenced(lines.get(begin).substring(FENCE.length()), text));
      int next = kinds.subList(end + 1, kinds.size()).indexOf(Kind.FENCE);
      begin = next < 0 ? next : end + 1 + next;
    }
    return found;
  }

  private String place(int line) {
    return name + ":" + (line + 1);
  }
}
