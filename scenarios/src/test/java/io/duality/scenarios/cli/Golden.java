package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Compares output with a file among the test's resources, under three locales. With {@code
 * DUALITY_WRITE_GOLDEN=1} in the environment the files are written anew, for a person to review.
 */
final class Golden {
  private static final List<Locale> LOCALES =
      List.of(Locale.ENGLISH, Locale.GERMANY, Locale.forLanguageTag("tr-TR"));

  private static final Path SOURCES = Path.of("src/test/resources/io/duality/scenarios/cli");

  private Golden() {}

  static void check(String file, Supplier<String> output) throws IOException {
    if (System.getenv("DUALITY_WRITE_GOLDEN") != null) {
      Files.writeString(SOURCES.resolve(file), output.get());
    }
    String expected = Files.readString(SOURCES.resolve(file));
    Locale before = Locale.getDefault();
    try {
      for (Locale locale : LOCALES) {
        Locale.setDefault(locale);
        assertThat(output.get()).as("%s in %s", file, locale).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
