package io.duality.scenarios.cli;

import java.util.ArrayList;
import java.util.List;

/** Markdown whose tables line up, for a terminal. What is no table stays as it is. */
final class AlignedTable {
  private AlignedTable() {}

  static String of(String markdown) {
    StringBuilder out = new StringBuilder();
    List<List<String>> table = new ArrayList<>();
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("|")) {
        table.add(cells(line));
      } else {
        flush(table, out);
        out.append(line.replaceFirst("^### ", "")).append('\n');
      }
    }
    flush(table, out);
    return out.toString();
  }

  /** A bar that is escaped stands in a cell. */
  private static List<String> cells(String line) {
    String[] parts = line.substring(1).split("(?<!\\\\)\\|", -1);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < parts.length - 1; i++) {
      cells.add(parts[i].strip());
    }
    return cells;
  }

  private static void flush(List<List<String>> table, StringBuilder out) {
    if (table.isEmpty()) {
      return;
    }
    List<Boolean> right = table.get(1).stream().map(cell -> cell.endsWith(":")).toList();
    table.remove(1);
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : "  ");
        line.append(padded(row.get(column), width(table, column), right.get(column)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    table.clear();
  }

  private static int width(List<List<String>> table, int column) {
    return table.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String cell, int width, boolean right) {
    String space = " ".repeat(width - cell.length());
    return right ? space + cell : cell + space;
  }
}
