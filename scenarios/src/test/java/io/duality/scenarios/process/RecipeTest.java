package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.files.FileSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
  @TempDir Path here;
  @TempDir Path there;

  @Test
  void everyHostMakesTheSameOfIt() throws Exception {
    Recipe recipe =
        new Recipe(List.of(new Recipe.Noise("page.bin", 100), new Recipe.Text("a.txt", "done\n")));
    assertThat(recipe.write(here, () -> false)).isTrue();
    assertThat(recipe.write(there, () -> false)).isTrue();
    assertThat(here.resolve("page.bin"))
        .hasSize(100)
        .hasSameBinaryContentAs(there.resolve("page.bin"));
    assertThat(there.resolve("a.txt")).hasContent("done\n");
  }

  @Test
  void theLaterOfTwoStays() throws Exception {
    Recipe recipe =
        new Recipe(List.of(new Recipe.Noise("page.bin", 1), new Recipe.Noise("page.bin", 7)));
    assertThat(recipe.write(here, () -> false)).isTrue();
    assertThat(here.resolve("page.bin")).hasSize(7);
  }

  @Test
  void aSetOfFilesIsLeftUnfinishedOnRequest() throws Exception {
    Recipe recipe =
        new Recipe(List.of(new Recipe.Tree(new FileSet(1, 9, 1)), new Recipe.Noise("page.bin", 1)));
    assertThat(recipe.write(here, () -> true)).isFalse();
    assertThat(Files.exists(here.resolve("page.bin"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../page.bin", "/etc/page.bin", ".page.bin", "a/b.bin", "page", ""})
  void nothingIsMadeOutsideOfTheFolder(String name) {
    assertThatThrownBy(() -> new Recipe.Noise(name, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
    assertThatThrownBy(() -> new Recipe.Text(name, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
