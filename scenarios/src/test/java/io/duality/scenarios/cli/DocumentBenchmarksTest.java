package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the commands of the documents name of this project's sources. */
@EnabledOnOs(OS.LINUX)
class DocumentBenchmarksTest {
  private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\)");

  /** An expression that matches none would run nothing, and be no error. */
  @Test
  void benchmarksAndModulesThatCommandsNameAreThere() throws IOException {
    List<String> classes;
    Path sources = Document.PROJECT.resolve("microbench/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      classes =
          files
              .map(file -> sources.relativize(file).toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.replace(".java", "").replace('/', '.'))
              .toList();
    }
    for (DocumentCommand command : DocumentCommandsTest.commands()) {
      List<String> words = command.words();
      boolean micro = words.getFirst().equals(".ci/microbench") && !words.get(1).startsWith("-");
      int pattern = micro ? 1 : words.indexOf("--benchmarks") + 1;
      if (pattern > 0) {
        for (String name : alternatives(words.get(pattern))) {
          assertThat(classes).as("%s", command).anyMatch(Pattern.compile(name).asPredicate());
        }
      }
      int module = words.indexOf("-pl") + 1;
      if (module > 0) {
        assertThat(Document.PROJECT.resolve(words.get(module)).resolve("pom.xml")).exists();
      }
    }
  }

  /** Each of an expression's, which would match without it, too. */
  private static List<String> alternatives(String expression) {
    Matcher group = GROUP.matcher(expression);
    if (!group.find()) {
      return List.of(expression.split("\\|", -1));
    }
    return Stream.of(group.group(1).split("\\|", -1))
        .flatMap(one -> alternatives(group.replaceFirst(one)).stream())
        .toList();
  }
}
