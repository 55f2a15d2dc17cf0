package io.duality.scenarios.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows where it stands. */
sealed interface YamlNode {

  /** Where it begins. */
  Position at();

  /** What it is, as an error says it. */
  String found();

  /** Line and column, both from 1. */
  record Position(int line, int column) {}

  /** A scalar as written, without quotes. */
  record Text(Position at, String value) implements YamlNode {
    @Override
    public String found() {
      return "'" + value + "'";
    }
  }

  /** A sequence. */
  record Items(Position at, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String found() {
      return "a list";
    }
  }

  /** A mapping, in the file's order. */
  record Fields(Position at, Map<String, Field> fields) implements YamlNode {
    public Fields {
      fields = new LinkedHashMap<>(fields);
    }

    @Override
    public String found() {
      return "a mapping";
    }
  }

  /** A key, where it stands, and its value. */
  record Field(Position at, YamlNode value) {}
}
