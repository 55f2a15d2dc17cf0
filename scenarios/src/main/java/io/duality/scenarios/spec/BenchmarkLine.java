package io.duality.scenarios.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of {@code META-INF/BenchmarkList}, which JMH 1.37's annotation processor writes ({@code
 * org.openjdk.jmh.util.lines}): tagged fields, each text with its length before it.
 *
 * <pre>
 * JMH S 3 a.B S 5 a.b_c S 1 c ... E M 1 4 kind 2 16 ...   E nothing; S I T U a text; A L texts; M parameters
 * </pre>
 *
 * It is read here because a list of scenarios is not to load JMH, let alone to start it.
 *
 * @param name of the benchmark
 * @param params its parameters, with the values that it lists for each
 */
record BenchmarkLine(String name, Map<String, List<String>> params) {
  private static final String MAGIC = "JMH ";
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int DIGIT_BITS = 6;

  /** The class, the class that JMH has made of it, the method; the mode comes behind them. */
  private static final int NAMES = 3;

  static BenchmarkLine parse(String line) {
    if (!line.startsWith(MAGIC)) {
      throw malformed(line);
    }
    Cursor cursor = new Cursor(line);
    List<String> names = new ArrayList<>();
    Map<String, List<String>> params = new LinkedHashMap<>();
    while (cursor.more()) {
      switch (cursor.word()) {
        case "E" -> {
          // Left open.
        }
        case "S" -> names.add(cursor.text());
        case "I", "T", "U" -> cursor.text();
        case "A", "L" -> cursor.texts();
        case "M" -> cursor.params(params);
        default -> throw malformed(line);
      }
    }
    if (names.size() < NAMES) {
      throw malformed(line);
    }
    return new BenchmarkLine(names.getFirst() + "." + names.get(NAMES - 1), params);
  }

  private static IllegalArgumentException malformed(String line) {
    return new IllegalArgumentException("no line of JMH's list of benchmarks: " + line);
  }

  /** Reads on in the line. */
  private static final class Cursor {
    private final String line;
    private int at = MAGIC.length();

    Cursor(String line) {
      this.line = line;
    }

    boolean more() {
      return at < line.length();
    }

    String word() {
      int end = line.indexOf(' ', at);
      return take(end < 0 ? line.length() : end);
    }

    private int number() {
      try {
        return Integer.parseInt(word());
      } catch (NumberFormatException e) {
        throw malformed(line);
      }
    }

    String text() {
      int length = number();
      if (length < 0 || at + length > line.length()) {
        throw malformed(line);
      }
      return take(at + length);
    }

    private String take(int end) {
      String taken = line.substring(at, end);
      at = Math.min(line.length(), end + 1);
      return taken;
    }

    List<String> texts() {
      int count = number();
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        texts.add(text());
      }
      return texts;
    }

    void params(Map<String, List<String>> params) {
      int count = number();
      for (int i = 0; i < count; i++) {
        String param = text();
        params.put(param, texts().stream().map(Cursor::decode).toList());
      }
    }

    /** Values are UTF-16 in digits of six bits, the least first, and padding. */
    private static String decode(String armored) {
      String digits = armored.replace("=", "");
      char[] chars = new char[digits.length() * DIGIT_BITS / Character.SIZE];
      for (int bit = 0; bit < chars.length * Character.SIZE; bit++) {
        int digit = ALPHABET.indexOf(digits.charAt(bit / DIGIT_BITS));
        int value = digit >> (bit % DIGIT_BITS) & 1;
        chars[bit / Character.SIZE] |= (char) (value << (bit % Character.SIZE));
      }
      return new String(chars);
    }
  }
}
