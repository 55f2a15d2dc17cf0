package io.duality.scenarios.workflow;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds manifests against the types that Kubernetes' own client is generated with from the API's
 * schema, as strictly as the API's server does: no field that is unknown, missing or mistyped.
 */
final class KubernetesSchema {
  private static final String MODELS = "io.kubernetes.client.openapi.models.V1";

  /** The version that each kind is of; the files have no other kinds. */
  private static final Map<String, String> VERSIONS =
      Map.of(
          "Service", "v1",
          "PersistentVolumeClaim", "v1",
          "StatefulSet", "apps/v1",
          "Job", "batch/v1");

  /** Bends no type into another, which the client's own reader does. */
  private static final Gson STRICT =
      new GsonBuilder()
          .registerTypeAdapter(String.class, new Only<>(JsonToken.STRING, JsonReader::nextString))
          .registerTypeAdapter(
              Boolean.class, new Only<>(JsonToken.BOOLEAN, JsonReader::nextBoolean))
          .registerTypeAdapter(Integer.class, new Only<>(JsonToken.NUMBER, JsonReader::nextInt))
          .registerTypeAdapter(Long.class, new Only<>(JsonToken.NUMBER, JsonReader::nextLong))
          .registerTypeAdapter(
              OffsetDateTime.class,
              new Only<>(JsonToken.STRING, in -> OffsetDateTime.parse(in.nextString())))
          .create();

  private KubernetesSchema() {}

  /** What is wrong with a manifest, in one line; empty if nothing is. */
  static Optional<String> violation(JsonNode manifest) {
    String kind = manifest.path("kind").asString("");
    String version = manifest.path("apiVersion").asString("");
    if (!version.equals(VERSIONS.get(kind))) {
      return Optional.of(version + " has no kind '" + kind + "'");
    }
    try {
      Class<?> model = Class.forName(MODELS + kind);
      JsonElement json = JsonParser.parseString(manifest.toString());
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      Object read = STRICT.fromJson(json, model);
      return read == null ? Optional.of("it is empty") : Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getCause()));
    } catch (RuntimeException e) {
      // Each type of the client has exceptions of its own.
      return Optional.of(e.toString());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the client has no type of " + kind, e);
    }
  }

  private interface Reading<T> {
    T from(JsonReader in) throws IOException;
  }

  /** Reads a value that is written as one kind of token, and no other. */
  private static final class Only<T> extends TypeAdapter<T> {
    private final JsonToken token;
    private final Reading<T> reading;

    Only(JsonToken token, Reading<T> reading) {
      this.token = token;
      this.reading = reading;
    }

    @Override
    public T read(JsonReader in) throws IOException {
      if (in.peek() != token) {
        throw new JsonSyntaxException(
            in.getPath() + ": expected a " + token + ", found a " + in.peek());
      }
      return reading.from(in);
    }

    @Override
    public void write(JsonWriter out, T value) {
      throw new UnsupportedOperationException("manifests are only read");
    }
  }
}
