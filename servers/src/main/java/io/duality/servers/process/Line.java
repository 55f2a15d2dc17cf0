package io.duality.servers.process;

import java.util.Map;
import java.util.StringJoiner;

/** One line of the protocol: a word, then {@code key=value} pairs. */
final class Line {
  private final StringJoiner text;

  Line(String word) {
    text = new StringJoiner(" ").add(word);
  }

  Line with(String key, Object value) {
    text.add(key + "=" + value);
    return this;
  }

  Line with(Map<String, Long> pairs) {
    pairs.forEach(this::with);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
