package io.duality.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the published schemas against real output, and against the records they describe. */
class SchemaTest {
  private static final ObjectMapper MAPPER = JsonMapper.shared();

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("plan", Sample.plan("nio-select")),
        Arguments.of("environment", Sample.environment()),
        Arguments.of("record", Sample.valid("nio-select", 1024, 0, 2000)),
        Arguments.of("record", Sample.invalid("nio-select", 1024, 0, 2000.25)),
        Arguments.of("record", Sample.onTwoHosts()),
        Arguments.of("record", Sample.failed("nio-select", 1024, 0)),
        Arguments.of("record", Sample.impossible("threaded", 65536, 0, Sample.OUT_OF_MEMORY)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void acceptsWhatARunWrites(String name, Object document) throws IOException {
    assertThat(errors(schema(name), MAPPER.readTree(Json.line(document)))).isEmpty();
    assertThat(errors(schema(name), MAPPER.readTree(Json.document(document)))).isEmpty();
  }

  @Test
  void writesOfHostsOnlyWhereThereAreSeveral() {
    assertThat(new String(Json.line(Sample.onTwoHosts()), UTF_8)).contains("\"hosts\":[{");
    assertThat(new String(Json.line(Sample.valid("epoll", 1, 0, 2000)), UTF_8))
        .doesNotContain("hosts");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void describesEveryComponentAndNothingElse(String name, Object document) throws IOException {
    JsonNode root = tree(name);
    assertThat(root.path("$schema").stringValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(root.path("$id").stringValue())
        .isEqualTo("urn:io.duality:results:" + name + ":" + TrialRecord.SCHEMA);
    assertThat(root.at("/properties/schema/const").intValue()).isEqualTo(TrialRecord.SCHEMA);
    assertDescribes(root, root, document.getClass());
  }

  /**
   * The broken twins of a document: each lacks one property, which is none that may be left out, or
   * has one too many or mistyped.
   */
  @ParameterizedTest
  @MethodSource("documents")
  void refusesADocumentWithOnePropertyWrong(String name, Object document) throws IOException {
    Schema schema = schema(name);
    JsonNode root = MAPPER.readTree(Json.line(document));
    for (ObjectNode object : records(root, document.getClass())) {
      for (String property : List.copyOf(object.propertyNames())) {
        JsonNode value = object.remove(property);
        if (!property.equals("hosts")) {
          assertThat(errors(schema, root)).as("without %s", property).isNotEmpty();
        }
        object.set(property, MAPPER.createArrayNode().add(MAPPER.createArrayNode()));
        assertThat(errors(schema, root)).as("mistyped %s", property).isNotEmpty();
        object.set(property, value);
      }
      object.put("unheard-of", 1);
      assertThat(errors(schema, root)).as("one more in %s", object).isNotEmpty();
      object.remove("unheard-of");
    }
    assertThat(errors(schema, root)).isEmpty();
  }

  @Test
  void refusesFiguresThatDoNotGoWithTheOutcome() throws IOException {
    ObjectNode record =
        (ObjectNode) MAPPER.readTree(Json.line(Sample.valid("nio-select", 1024, 0, 2000)));
    record.put("outcome", "FAILED");
    assertThat(errors(schema("record"), record)).isNotEmpty();
    record.put("outcome", "FINE");
    assertThat(errors(schema("record"), record)).isNotEmpty();
  }

  /** The JSON objects that stand for records, the root and all within it. */
  private static List<ObjectNode> records(JsonNode node, Class<?> type) {
    List<ObjectNode> found = new ArrayList<>(List.of((ObjectNode) node));
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode value = node.path(component.getName());
      Class<?> within = recordWithin(component);
      if (within != null && value.isArray()) {
        value.forEach(element -> found.addAll(records(element, within)));
      } else if (within != null && value.isObject()) {
        found.addAll(records(value, within));
      }
    }
    return found;
  }

  private static void assertDescribes(JsonNode root, JsonNode described, Class<?> type) {
    List<String> names =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(described.get("properties").propertyNames()).containsExactlyElementsOf(names);
    assertThat(described.get("required").valueStream().map(JsonNode::stringValue))
        .containsExactlyElementsOf(required(type));
    assertThat(described.get("additionalProperties").booleanValue()).isFalse();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = described.get("properties").get(component.getName());
      Class<?> within = recordWithin(component);
      if (within != null) {
        assertDescribes(root, resolve(root, property), within);
      } else if (component.getType().isEnum()) {
        assertThat(property.get("enum").valueStream().map(JsonNode::stringValue))
            .containsExactlyElementsOf(constants(component.getType()));
      }
    }
  }

  /** All but those that are not written where they are empty. */
  private static List<String> required(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getAccessor().isAnnotationPresent(JsonInclude.class))
        .map(RecordComponent::getName)
        .toList();
  }

  private static List<String> constants(Class<?> type) {
    JsonNode constants = MAPPER.valueToTree(type.getEnumConstants());
    return constants.valueStream().map(JsonNode::stringValue).toList();
  }

  private static JsonNode resolve(JsonNode root, JsonNode property) {
    String pointer = property.findValuesAsString("$ref").getFirst();
    return root.at(pointer.substring(1));
  }

  /** The type of a component that is a record or a list of records; null otherwise. */
  private static @Nullable Class<?> recordWithin(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      type = list.getActualTypeArguments()[0];
    }
    return type instanceof Class<?> plain && plain.isRecord() ? plain : null;
  }

  private static List<?> errors(Schema schema, JsonNode document) {
    return schema.validate(document);
  }

  private static Schema schema(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(tree(name));
  }

  private static JsonNode tree(String name) throws IOException {
    String path = "/io/duality/results/schema/" + name + ".json";
    try (InputStream file =
        Objects.requireNonNull(SchemaTest.class.getResourceAsStream(path), path)) {
      return MAPPER.readTree(file);
    }
  }
}
