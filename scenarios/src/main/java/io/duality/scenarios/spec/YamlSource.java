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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * One YAML document as a tree whose nodes know their place. Jackson's data binding reports unknown
 * keys without a location, so the tokens are walked here.
 */
final class YamlSource {
  private final String file;

  /**
   * @param file as errors name it
   */
  YamlSource(String file) {
    this.file = file;
  }

  /** Reads the document, which has to be a mapping. */
  Fields read(String content) {
    try (JsonParser parser =
        YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), content)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw error(new Position(1, 1), "expected a scenario, found an empty file");
      }
      YamlNode root = node(parser, first);
      if (parser.nextToken() != null) {
        throw error(position(parser), "expected one YAML document, found another");
      }
      if (root instanceof Fields fields) {
        return fields;
      }
      throw error(root.at(), "expected keys such as 'title:', found " + root.found());
    } catch (JacksonException e) {
      throw error(position(e.getLocation()), "malformed YAML: " + problem(e));
    }
  }

  /** An error at a place of this file: {@code file:line:column: message}. */
  InvalidInputException error(Position at, String message) {
    return new InvalidInputException(file + ":" + at.line() + ":" + at.column() + ": " + message);
  }

  private YamlNode node(JsonParser parser, @Nullable JsonToken token) {
    Position at = position(parser);
    return switch (token) {
      case START_OBJECT -> new Fields(at, fields(parser));
      case START_ARRAY -> new Items(at, items(parser));
      case null -> throw error(at, "expected a value, found the end of the file");
      default -> new Text(at, parser.getString());
    };
  }

  private Map<String, Field> fields(JsonParser parser) {
    Map<String, Field> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      Position at = position(parser);
      if (fields.containsKey(key)) {
        throw error(at, "key '" + key + "' stands here a second time");
      }
      fields.put(key, new Field(at, node(parser, parser.nextToken())));
    }
    return fields;
  }

  private List<YamlNode> items(JsonParser parser) {
    List<YamlNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(parser, token));
    }
    return items;
  }

  private static Position position(JsonParser parser) {
    return position(parser.currentTokenLocation());
  }

  private static Position position(@Nullable TokenStreamLocation at) {
    return at == null
        ? new Position(1, 1)
        : new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  /** The parser's messages span lines and end in an excerpt of the file: only what went wrong. */
  private static String problem(JacksonException e) {
    return String.join(
        ", ",
        e.getOriginalMessage()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("in ") && !line.startsWith("at ["))
            .filter(line -> !line.startsWith("^"))
            .limit(2)
            .toList());
  }
}
