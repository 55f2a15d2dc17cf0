package io.duality.scenarios.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a terminal as what is written over takes: lines, a cursor, and a window's size. */
public final class FakeTerminal {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]*)([A-Za-z])");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private WindowSize size;
  private int row;
  private int column;

  public FakeTerminal(int columns, int lines) {
    size = new WindowSize(columns, lines);
  }

  /** What a program writes to. */
  public PrintStream stream() {
    return new PrintStream(written, true, StandardCharsets.UTF_8);
  }

  public WindowSize size() {
    return size;
  }

  /** A person types, and the terminal echoes it. */
  public void echo(String text) {
    settle();
    show(text);
  }

  /** What a person sees, without empty lines at the end. */
  public List<String> screen() {
    settle();
    List<String> lines = new ArrayList<>();
    rows.forEach(line -> lines.add(line.toString().stripTrailing()));
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /** Makes the window narrower: lines that are too long now are broken, as most terminals do. */
  public void narrow(int columns) {
    settle();
    List<StringBuilder> broken = new ArrayList<>();
    int cursor = 0;
    for (int i = 0; i < rows.size(); i++) {
      cursor = i == row ? broken.size() : cursor;
      String line = rows.get(i).toString();
      int begin = 0;
      do {
        int end = Math.min(line.length(), begin + columns);
        broken.add(new StringBuilder(line.substring(begin, end)));
        begin = end;
      } while (begin < line.length());
    }
    rows.clear();
    rows.addAll(broken);
    row = cursor;
    size = new WindowSize(columns, size.rows());
  }

  private void settle() {
    String text = written.toString(StandardCharsets.UTF_8);
    written.reset();
    show(text);
  }

  private void show(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (sequence.find(at) && sequence.start() == at) {
        obey(sequence.group(1), sequence.group(2));
        at = sequence.end();
      } else {
        put(text.charAt(at));
        at++;
      }
    }
  }

  private void obey(String number, String command) {
    switch (command) {
      case "A" -> row = Math.max(0, row - Math.max(1, Integer.parseInt(number)));
      case "J" -> {
        rows.subList(row + 1, rows.size()).clear();
        rows.get(row).setLength(Math.min(column, rows.get(row).length()));
      }
      case "m" -> {
        // An ink is not seen here.
      }
      default -> throw new IllegalStateException("not a sequence that this terminal knows");
    }
  }

  private void put(char character) {
    if (character == '\r') {
      column = 0;
    } else if (character == '\n') {
      nextLine();
    } else {
      if (column == size.columns()) {
        nextLine();
      }
      StringBuilder line = rows.get(row);
      while (line.length() <= column) {
        line.append(' ');
      }
      line.setCharAt(column, character);
      column++;
    }
  }

  private void nextLine() {
    row++;
    column = 0;
    if (row == rows.size()) {
      rows.add(new StringBuilder());
    }
  }
}
