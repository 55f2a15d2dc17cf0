package io.duality.results;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what documents lack that an older build has written: components that their version of
 * the schema was given later, or that are not written where they are empty. All others have to be
 * there.
 */
final class Older {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What stood in nobody's mind, by record and component. */
  private static final Map<Class<?>, Map<String, JsonNode>> ADDED =
      Map.of(
          PlanDocument.class, Map.of("variants", JSON.arrayNode()),
          ChartSpec.class, Map.of("kind", JSON.stringNode("CURVES"), "at", JSON.numberNode(0)),
          Measurement.class, Map.of("clients", JSON.nullNode(), "hosts", JSON.arrayNode()),
          ClientView.class, Map.of("course", JSON.nullNode()));

  private Older() {}

  /**
   * Fills in a document and all records within it.
   *
   * @param type of the document
   */
  static void fill(JsonNode document, Class<?> type) {
    if (!(document instanceof ObjectNode object) || !type.isRecord()) {
      return;
    }
    ADDED
        .getOrDefault(type, Map.of())
        .forEach((name, value) -> {
          if (!object.has(name)) {
            object.set(name, value.deepCopy());
          }
        });
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode value = object.path(component.getName());
      Class<?> within = element(component.getGenericType());
      if (value.isArray()) {
        value.forEach(element -> fill(element, within));
      } else {
        fill(value, within);
      }
    }
  }

  /** The type itself, or that of a list's elements. */
  private static Class<?> element(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return element(list.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }
}
