package io.duality.scenarios.spec;

import io.duality.scenarios.spec.YamlNode.Field;
import io.duality.scenarios.spec.YamlNode.Fields;
import io.duality.scenarios.spec.YamlNode.Items;
import io.duality.scenarios.spec.YamlNode.Position;
import io.duality.scenarios.spec.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A mapping of the file with the keys it may have; turns values into types, with located errors.
 */
final class Section {
  private final YamlSource source;
  private final String name;
  private final Fields node;

  private Section(YamlSource source, String name, Fields node) {
    this.source = source;
    this.name = name;
    this.node = node;
  }

  /** Takes a mapping and refuses keys that are not in {@code keys}. */
  static Section of(YamlSource source, String name, Fields node, List<String> keys) {
    node.fields()
        .forEach((key, field) -> {
          if (!keys.contains(key)) {
            throw source.error(
                field.at(), "unknown key '" + key + "' in " + name + NearestName.hint(key, keys));
          }
        });
    return new Section(source, name, node);
  }

  boolean has(String key) {
    return node.fields().containsKey(key);
  }

  /** The value of a key that has to be there. */
  <T> T value(String key, String expected, Function<String, T> parse) {
    return parse(key, required(key, expected).value(), expected, parse);
  }

  /** The value of a key that may be left out. */
  <T> T value(String key, T absent, String expected, Function<String, T> parse) {
    return has(key) ? value(key, expected, parse) : absent;
  }

  /**
   * Returns if exactly one of these keys is there.
   *
   * @param expected of the first, which is asked for where none is
   */
  void oneOf(List<String> keys, String expected) {
    List<String> given = keys.stream().filter(this::has).toList();
    if (given.isEmpty()) {
      required(keys.getFirst(), expected);
    }
    if (given.size() > 1) {
      throw error(
          given.get(1),
          given.get(1) + ": stands beside " + given.getFirst() + "; give one of them");
    }
  }

  /** A whole number, as a parser of values. */
  static int whole(String text, int least) {
    if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) {
      return Integer.parseInt(text);
    }
    throw new InvalidInputException(
        "expected a whole number of at least " + least + ", found '" + text + "'");
  }

  /** A list of scalars; one scalar counts as a list of one. */
  <T> List<T> list(String key, String expected, Function<String, T> parse) {
    List<T> values = new ArrayList<>();
    for (YamlNode item : nodes(key, expected)) {
      values.add(parse(key, item, expected, parse));
    }
    return values;
  }

  /**
   * A list of scalars and mappings; one scalar counts as a list of one.
   *
   * @param keys of the mappings
   */
  <T> List<T> list(
      String key,
      String expected,
      Function<String, T> parse,
      List<String> keys,
      Function<Section, T> read) {
    List<T> values = new ArrayList<>();
    for (YamlNode item : nodes(key, expected)) {
      values.add(
          item instanceof Fields
              ? read.apply(section(key, item, expected, keys))
              : parse(key, item, expected, parse));
    }
    return values;
  }

  /** A list of mappings. */
  List<Section> sections(String key, String expected, List<String> keys) {
    List<Section> sections = new ArrayList<>();
    for (YamlNode item : nodes(key, expected)) {
      sections.add(section(key, item, expected, keys));
    }
    return sections;
  }

  /** The mapping below a key that has to be there. */
  Section section(String key, String expected, List<String> keys) {
    return section(key, required(key, expected).value(), expected, keys);
  }

  /** The scalars below a key, by keys of any name, in the file's order. */
  Map<String, String> texts(String key, String expected) {
    YamlNode value = required(key, expected).value();
    if (!(value instanceof Fields fields)) {
      throw source.error(value.at(), key + ": expected " + expected + ", found " + value.found());
    }
    Map<String, String> texts = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (name, field) -> texts.put(name, parse(name, field.value(), "text", text -> text)));
    return texts;
  }

  /** The place of a key, or of the section if it is absent. */
  Position at(String key) {
    Field field = node.fields().get(key);
    return field == null ? node.at() : field.at();
  }

  /** Runs a constructor whose rules span keys; its complaint is placed at the section. */
  <T> T build(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw source.error(node.at(), e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  InvalidInputException error(String key, String message) {
    return source.error(at(key), message);
  }

  private Field required(String key, String expected) {
    Field field = node.fields().get(key);
    if (field == null) {
      throw source.error(node.at(), name + " has no key '" + key + "'; expected " + expected);
    }
    return field;
  }

  private List<YamlNode> nodes(String key, String expected) {
    return switch (required(key, expected).value()) {
      case Items items -> items.items();
      case Text text -> List.of(text);
      case Fields fields ->
          throw source.error(fields.at(), key + ": expected " + expected + ", found a mapping");
    };
  }

  private Section section(String key, YamlNode value, String expected, List<String> keys) {
    if (value instanceof Fields fields) {
      return of(source, "'" + key + "'", fields, keys);
    }
    throw source.error(value.at(), key + ": expected " + expected + ", found " + value.found());
  }

  private <T> T parse(String key, YamlNode value, String expected, Function<String, T> parse) {
    if (!(value instanceof Text text)) {
      throw source.error(value.at(), key + ": expected " + expected + ", found " + value.found());
    }
    try {
      return parse.apply(text.value());
    } catch (InvalidInputException e) {
      throw source.error(text.at(), key + ": " + e.getMessage());
    }
  }
}
