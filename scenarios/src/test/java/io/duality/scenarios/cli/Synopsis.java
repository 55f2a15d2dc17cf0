package io.duality.scenarios.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line that stands for several commands, by choices ({@code [A | B]}, {@code a|b}) and by words
 * that stand for others ({@code DIR}).
 */
final class Synopsis {
  private static final Pattern TOKEN = Pattern.compile("\\[[^]]*]|\\S+");

  /** By the word, or by it and the one before it. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("SCENARIO", "bandwidth-vs-clients"),
          Map.entry("NAME", "bandwidth-vs-clients"),
          Map.entry("A,B", "virtual,seda"),
          Map.entry("--scenarios A,B", "overload,chat"),
          Map.entry("virtual,yours", "virtual,threaded"),
          Map.entry("MODEL", "seda"),
          Map.entry("MODEL.NAME=VALUE", "seda.batch=4"),
          Map.entry("NAME=VALUE", "batch=4"),
          Map.entry("X", "1:4:64"),
          Map.entry("T", "200ms"),
          Map.entry("N", "6"),
          Map.entry("S", "2"),
          Map.entry("P", "quick"),
          Map.entry("A", "127.0.0.1"),
          Map.entry("URL", "http://127.0.0.1:8080/file"),
          Map.entry("RATE", "20k"),
          Map.entry("SET", "specweb99:size=200MB"),
          Map.entry("CLAIM", "knot-c-flat"),
          Map.entry("DIR", "folder"),
          Map.entry("RUN_A", "one"),
          Map.entry("RUN_B", "another"),
          Map.entry("REF", "main"),
          Map.entry("JAR", "model.jar"),
          Map.entry("FILE", "file"));

  private Synopsis() {}

  /** Whether the line is one. */
  static boolean is(DocumentCommand line) {
    return line.text().contains("[")
        || tokens(line).anyMatch(token -> token.contains("|") && !token.startsWith("'"))
        || line.words().stream().anyMatch(MEANT::containsKey);
  }

  private static Stream<String> tokens(DocumentCommand line) {
    return TOKEN.matcher(line.text()).results().map(MatchResult::group);
  }

  /**
   * The commands that it stands for: all choices are in some of them, but not in all combinations.
   */
  static List<List<String>> commands(DocumentCommand line) {
    List<List<String>> commands = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    for (String token : tokens(line).toList()) {
      if (token.equals("|")) {
        commands.addAll(each(slots));
        slots = new ArrayList<>(List.of(Slot.of(DocumentCommand.PROGRAM)));
      } else if (!token.equals("...")) {
        slots.add(Slot.of(token.replaceAll("[\\[\\]]", "")));
      }
    }
    commands.addAll(each(slots));
    return commands.stream().map(Synopsis::meant).toList();
  }

  /** A place of a line, and what may stand there. */
  private record Slot(List<List<String>> choices) {
    static Slot of(String text) {
      List<List<String>> choices = new ArrayList<>();
      for (String choice : text.split(" \\| ", -1)) {
        choices.addAll(words(choice));
      }
      return new Slot(choices);
    }

    private static List<List<String>> words(String choice) {
      List<List<String>> all = List.of(List.of());
      for (String word : choice.strip().split(" ", -1)) {
        List<List<String>> longer = new ArrayList<>();
        for (List<String> begun : all) {
          Arrays.stream(word.split("\\|", -1)).map(end -> with(begun, end)).forEach(longer::add);
        }
        all = longer;
      }
      return all;
    }

    private static List<String> with(List<String> begun, String word) {
      List<String> words = new ArrayList<>(begun);
      words.add(word);
      return words;
    }
  }

  /** The first choice everywhere; and each other one, with the first everywhere else. */
  private static List<List<String>> each(List<Slot> slots) {
    List<List<String>> lines = new ArrayList<>(List.of(line(slots, 0, 0)));
    for (int slot = 0; slot < slots.size(); slot++) {
      for (int choice = 1; choice < slots.get(slot).choices().size(); choice++) {
        lines.add(line(slots, slot, choice));
      }
    }
    return lines;
  }

  private static List<String> line(List<Slot> slots, int slot, int choice) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      words.addAll(slots.get(i).choices().get(i == slot ? choice : 0));
    }
    return words;
  }

  private static List<String> meant(List<String> words) {
    List<String> meant = new ArrayList<>(words);
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      meant.set(
          i, MEANT.getOrDefault(words.get(i - 1) + " " + word, MEANT.getOrDefault(word, word)));
    }
    return List.copyOf(meant);
  }
}
