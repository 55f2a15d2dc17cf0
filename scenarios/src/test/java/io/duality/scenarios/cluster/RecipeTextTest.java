package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.files.FileSet;
import io.duality.scenarios.process.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTextTest {
  @Test
  void saysEachKindOfEntryInItsOrder() {
    Recipe recipe =
        new Recipe(
            List.of(
                new Recipe.Noise("page.bin", 1),
                new Recipe.Text("route.txt", "done\n1 + 1 = 2 %0A Grüße\r\n"),
                new Recipe.Tree(new FileSet(680, 8, -42)),
                new Recipe.Text("a.txt", ""),
                new Recipe.Noise("page.bin", Integer.MAX_VALUE)));
    assertThat(RecipeText.parse(RecipeText.format(recipe))).isEqualTo(recipe);
    assertThat(RecipeText.format(recipe)).as("lines").hasLineCount(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          ""|'' is no line of a recipe
          noise page.bin|is no line of a recipe
          noise page.bin x|'noise page.bin x' is no line of a recipe
          noise page.bin -1|'noise page.bin -1' is no line of a recipe
          noise page.bin 2147483648|'noise page.bin 2147483648' is no line of a recipe
          noise ../page.bin 1|'../page.bin' is no file of a work folder
          noise page.bin 1 1|is no line of a recipe
          text a.txt %zz|%
          text /etc/a.txt done|'/etc/a.txt' is no file of a work folder
          tree specweb99:directories=0,ranks=9,seed=1|0 directories; has to be from 1 to
          tree /etc|files '/etc': write specweb99:
          link a.txt /etc/passwd|'link a.txt /etc/passwd' is no line of a recipe
          NOISE page.bin 1|is no line of a recipe
          """)
  void anythingElseIsRefusedInOneLine(String line, String expected) {
    assertThatThrownBy(() -> RecipeText.parse("noise page.bin 1\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(expected)
        .doesNotContain("\n");
  }
}
