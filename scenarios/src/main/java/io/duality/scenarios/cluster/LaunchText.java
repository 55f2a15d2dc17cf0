package io.duality.scenarios.cluster;

import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Role;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A child to start, as words: {@code role=SERVER name=server+0 cpus= flag=... argument=...}, values
 * in the encoding of URLs. Its log stays with whoever asked for it.
 */
final class LaunchText {
  private LaunchText() {}

  static String format(Launch launch) {
    List<String> words = new ArrayList<>();
    words.add(word("role", launch.role().name()));
    words.add(word("name", launch.name()));
    words.add(word("cpus", launch.cpus()));
    launch.jvmFlags().forEach(flag -> words.add(word("flag", flag)));
    launch.arguments().forEach(argument -> words.add(word("argument", argument)));
    return String.join(" ", words);
  }

  private static String word(String key, String value) {
    return key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #format} writes.
   *
   * @param log of the child, where one is kept
   * @throws IllegalArgumentException if it is anything else
   */
  static Launch parse(String text, Path log) {
    return new Launch(
        Role.valueOf(only(text, "role")),
        only(text, "name"),
        all(text, "flag"),
        all(text, "argument"),
        only(text, "cpus"),
        log);
  }

  private static String only(String text, String key) {
    List<String> values = all(text, key);
    if (values.size() != 1) {
      throw new IllegalArgumentException(values.size() + " of '" + key + "': expected one");
    }
    return values.getFirst();
  }

  private static List<String> all(String text, String key) {
    List<String> values = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (word.startsWith(key + "=")) {
        values.add(URLDecoder.decode(word.substring(key.length() + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
