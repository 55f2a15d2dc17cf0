package io.duality.scenarios.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideSourceTest {
  @TempDir private Path temp;
  private TestRepository repository;
  private String commit = "";

  @BeforeEach
  void makeRepository() throws Exception {
    repository = TestRepository.in(temp);
    commit = repository.commit("first");
    Files.createDirectories(temp.resolve("main"));
    Files.writeString(temp.resolve("a jar.jar"), "");
    Files.writeString(temp.resolve("text"), "");
  }

  private SideSource parse(String words) throws Exception {
    return SideSource.parse("--head", Optional.of(words), temp, new Commits(repository.git()));
  }

  @Test
  void nothingIsThisVeryBuild() throws Exception {
    assertThat(SideSource.parse("--head", Optional.empty(), temp, new Commits(repository.git())))
        .isEqualTo(new SideSource.Own());
  }

  @Test
  void tellsJarsFoldersAndCommits() throws Exception {
    assertThat(parse("a jar.jar")).isEqualTo(new SideSource.Jar(temp.resolve("a jar.jar")));
    assertThat(parse("a project")).isEqualTo(new SideSource.Folder(temp.resolve("a project")));
    assertThat(parse(".")).isEqualTo(new SideSource.Folder(temp));
    assertThat(parse("HEAD")).isEqualTo(new SideSource.Commit("HEAD", commit));
    assertThatThrownBy(() -> parse("gone")).isInstanceOf(SideFailedException.class);
  }

  @Test
  void aFolderThatIsNamedLikeABranchHasToBeMeant() throws Exception {
    assertThatThrownBy(() -> parse("main"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'./main' for the folder");
    assertThat(parse("./main")).isEqualTo(new SideSource.Folder(temp.resolve("main")));
    assertThat(parse("refs/heads/main"))
        .isEqualTo(new SideSource.Commit("refs/heads/main", commit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-x", "--upload-pack=x", "gone.jar", "text", "a\0b"})
  void refusesWhatCanBeNoneOfThemInOneLine(String words) {
    assertThatThrownBy(() -> parse(words))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("--head: ")
        .message()
        .hasLineCount(1);
  }
}
