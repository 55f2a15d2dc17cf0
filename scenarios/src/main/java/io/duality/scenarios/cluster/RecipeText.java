package io.duality.scenarios.cluster;

import io.duality.loadgen.files.FileSet;
import io.duality.scenarios.process.Recipe;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A recipe as lines: {@code noise NAME BYTES}, {@code text NAME ENCODED}, {@code tree SET}. */
final class RecipeText {
  private RecipeText() {}

  static String format(Recipe recipe) {
    return String.join("\n", recipe.entries().stream().map(RecipeText::line).toList());
  }

  private static String line(Recipe.Entry entry) {
    return switch (entry) {
      case Recipe.Noise(String name, int bytes) -> "noise " + name + " " + bytes;
      case Recipe.Text(String name, String text) ->
          "text " + name + " " + URLEncoder.encode(text, StandardCharsets.UTF_8);
      case Recipe.Tree(FileSet set) -> "tree " + set.text();
    };
  }

  /**
   * Reads what {@link #format} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Recipe parse(String text) {
    List<Recipe.Entry> entries = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      entries.add(entry(line.split(" ", -1)));
    }
    return new Recipe(entries);
  }

  /** So many digits are a whole number of bytes. */
  private static boolean isLength(String word) {
    return word.matches("\\d{1,10}") && Long.parseLong(word) <= Integer.MAX_VALUE;
  }

  private static Recipe.Entry entry(String[] words) {
    if (words.length == 3 && words[0].equals("noise") && isLength(words[2])) {
      return new Recipe.Noise(words[1], Integer.parseInt(words[2]));
    }
    if (words.length == 3 && words[0].equals("text")) {
      return new Recipe.Text(words[1], URLDecoder.decode(words[2], StandardCharsets.UTF_8));
    }
    if (words.length == 2 && words[0].equals("tree")) {
      return new Recipe.Tree(FileSet.parse(words[1]));
    }
    throw new IllegalArgumentException("'" + String.join(" ", words) + "' is no line of a recipe");
  }
}
