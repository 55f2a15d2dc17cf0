package io.duality.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** How records become JSON: components in the order of their declaration, maps by their keys. */
public final class Json {
  /**
   * Tolerant of properties that it does not know, strict in all else: a wrong type is reported, not
   * bent into a right one.
   */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private Json() {}

  /** One line, without its end. */
  public static byte[] line(Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /** A document for people to read, with a line feed at its end. */
  public static byte[] document(Object document) {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    return (text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a document that bears a schema version.
   *
   * @param file stands before every message
   * @param line at which the document stands in the file, or 0 if it is all of the file
   * @throws MalformedException if it is not a document of that type
   * @throws IOException if its version is newer than {@link TrialRecord#SCHEMA}
   */
  public static <T> T read(Path file, int line, byte[] json, Class<T> type) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      checkSchema(line == 0 ? file.toString() : file + ":" + line, tree);
      Older.fill(tree, type);
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw new MalformedException(file + place(line, e) + ": " + path(e) + problem(e), e);
    }
  }

  private static void checkSchema(String where, JsonNode tree) throws IOException {
    if (!tree.isObject()) {
      throw new MalformedException(where + ": expected a JSON object");
    }
    JsonNode schema = tree.path("schema");
    if (!schema.isInt() || schema.intValue() < 1) {
      throw new MalformedException(where + ": expected a property 'schema', an integer from 1");
    }
    if (schema.intValue() > TrialRecord.SCHEMA) {
      throw new NewerSchemaException(
          where
              + ": schema "
              + schema.intValue()
              + " is newer than the "
              + TrialRecord.SCHEMA
              + " that this program knows: read it with the version of Duality that wrote it");
    }
  }

  private static String place(int line, JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    // Only a fault in the syntax has one.
    if (location == null || location.getLineNr() < 1) {
      return line == 0 ? "" : ":" + line;
    }
    return ":" + (line == 0 ? location.getLineNr() : line) + ":" + location.getColumnNr();
  }

  private static String path(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getPropertyName() != null ? r.getPropertyName() : "[" + r.getIndex() + "]")
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String problem(JacksonException e) {
    Throwable refused = e instanceof ValueInstantiationException ? e.getCause() : null;
    String message = refused != null ? refused.getMessage() : e.getOriginalMessage();
    String line = String.valueOf(message).lines().findFirst().orElse("unreadable");
    // From there on the library advises the programmer, not the user.
    return line.replaceFirst("( \\(but might|; `|: disable ).*", "");
  }
}
