package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the schemas against the golden files, which are what a load prints. */
class LoadSchemaTest {

  @ParameterizedTest
  @CsvSource({
    "load, load.json",
    "load, load-open.json",
    "load, load-nothing.json",
    "load-sweep, load-sweep.json",
    "interval, interval.json"
  })
  void describesWhatALoadPrints(String name, String golden) throws IOException {
    assertThat(errors(schema(name), tree(golden))).isEmpty();
  }

  /** The broken twins: each lacks one property, or has one mistyped or too many. */
  @ParameterizedTest
  @CsvSource({"load, load-open.json", "load-sweep, load-sweep.json", "interval, interval.json"})
  void refusesWhatALoadDoesNotPrint(String name, String golden) throws IOException {
    Schema schema = schema(name);
    ObjectNode root = (ObjectNode) tree(golden);
    for (String property : List.copyOf(root.propertyNames())) {
      JsonNode value = root.remove(property);
      if (!property.equals("precision")) {
        assertThat(errors(schema, root)).as("without %s", property).isNotEmpty();
      }
      root.putArray(property).addArray();
      assertThat(errors(schema, root)).as("mistyped %s", property).isNotEmpty();
      root.set(property, value);
    }
    assertThat(errors(schema, root)).isEmpty();
    root.put("unheard-of", 1);
    assertThat(errors(schema, root)).isNotEmpty();
  }

  private static Schema schema(String name) throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    return registry.getSchema(tree("schema/" + name + ".json"));
  }

  private static List<?> errors(Schema schema, JsonNode document) {
    return schema.validate(document);
  }

  private static JsonNode tree(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LoadSchemaTest.class.getResourceAsStream(resource))) {
      return JsonMapper.shared().readTree(in);
    }
  }
}
