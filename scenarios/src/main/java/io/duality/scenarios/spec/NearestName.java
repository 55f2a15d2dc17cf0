package io.duality.scenarios.spec;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean" for names that a user mistyped. */
public final class NearestName {
  private NearestName() {}

  /**
   * A sentence's tail: {@code ; did you mean 'epoll'?} if a name is near, else {@code ; there are
   * a, b, c}.
   */
  public static String hint(String unknown, Collection<String> names) {
    return of(unknown, names)
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; there are " + String.join(", ", names));
  }

  /** The nearest, if one is near. */
  public static Optional<String> of(String unknown, Collection<String> names) {
    String best = "";
    int bestDistance = Math.max(2, unknown.length() / 3) + 1;
    for (String name : names) {
      int distance = distance(unknown.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
