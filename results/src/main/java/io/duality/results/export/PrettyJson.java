package io.duality.results.export;

import tools.jackson.databind.json.JsonMapper;

/** JSON for files that people also look at; objects keep the order of their maps. */
final class PrettyJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PrettyJson() {}

  static String of(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value).replace("\r\n", "\n")
        + "\n";
  }
}
