package io.duality.scenarios.workflow;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Manifests of {@code deploy/kubernetes}. */
public final class KubernetesFile {
  private static final Path FOLDER =
      Path.of("..", "deploy", "kubernetes").toAbsolutePath().normalize();

  private KubernetesFile() {}

  /** The text of one of the files. */
  public static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  /** The manifests of all files. */
  public static List<JsonNode> all() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.yaml")) {
      for (Path file : files) {
        all.addAll(manifests(Files.readString(file)));
      }
    }
    return List.copyOf(all);
  }

  /** Those of a text: they stand between lines of three dashes. */
  public static List<JsonNode> manifests(String yaml) {
    try (MappingIterator<JsonNode> documents =
        YAMLMapper.builder().build().readerFor(JsonNode.class).readValues(yaml)) {
      return List.copyOf(documents.readAll());
    }
  }
}
