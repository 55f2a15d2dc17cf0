package io.duality.scenarios.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitsTest {
  @TempDir private Path temp;
  private TestRepository repository;

  @BeforeEach
  void makeRepository() throws Exception {
    repository = TestRepository.in(temp);
  }

  private String find(String ref) throws Exception {
    return new Commits(repository.git()).find("--base", ref);
  }

  @Test
  void findsACommitByAnyName() throws Exception {
    String first = repository.commit("first");
    repository.git("tag", "-a", "-m", "annotated", "v1");
    String second = repository.commit("second");
    assertThat(find("main")).isEqualTo(second);
    assertThat(find("HEAD~1")).isEqualTo(first);
    assertThat(find("v1")).as("an annotated tag").isEqualTo(first);
    assertThat(find(first.substring(0, 8))).isEqualTo(first);
  }

  @Test
  void aRefThatDoesNotExistIsOneLineWithTheNearest() throws Exception {
    repository.commit("first");
    assertThatThrownBy(() -> find("mian"))
        .isInstanceOf(SideFailedException.class)
        .hasMessage(
            "--base: there is no REF 'mian' in " + repository.folder() + "; did you mean 'main'?");
    assertThatThrownBy(() -> find("a-very-different-name")).hasMessageContaining("git branch -a");
    assertThatThrownBy(() -> find("main:file")).isInstanceOf(SideFailedException.class);
    assertThatThrownBy(() -> find("main..main")).isInstanceOf(SideFailedException.class);
  }

  @Test
  void aShallowCloneSaysHowToGetTheRest() throws Exception {
    repository.commit("first");
    repository.commit("second");
    Path shallow = temp.resolve("shallow");
    repository.git("clone", "-q", "--depth", "1", "file://" + repository.folder(), "" + shallow);
    assertThatThrownBy(() -> new Commits(new Git(shallow)).find("--base", "HEAD~1"))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("shallow clone")
        .hasMessageContaining("fetch-depth: 0");
  }

  @Test
  void aFolderWithoutARepositoryIsSaid() throws Exception {
    Path none = Files.createDirectories(temp.resolve("none"));
    assertThatThrownBy(() -> new Commits(new Git(none)).find("--base", "main"))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("not a git repository")
        .hasMessageContaining("--repository DIR");
  }
}
