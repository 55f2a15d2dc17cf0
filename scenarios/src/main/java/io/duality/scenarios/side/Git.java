package io.duality.scenarios.side;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The program git in one folder. It runs none of the repository's hooks, and changes neither
 * working tree nor index.
 *
 * @param folder inside a repository
 */
public record Git(Path folder) {

  /**
   * With these, which a hook of git has in its environment, git would look at the repository that
   * they name, whatever the folder.
   */
  static final Set<String> LOCAL_VARIABLES =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_NAMESPACE",
          "GIT_PREFIX");

  /**
   * What a command printed.
   *
   * @param ended its exit code
   * @param text all of it
   */
  public record Answer(int ended, String text) {
    /** Whether it did what was asked. */
    public boolean good() {
      return ended == 0;
    }
  }

  /** Standard output of a command; empty if git is not there, or refuses. */
  public Optional<String> ask(List<String> words) {
    try {
      Answer answer = run(words, false);
      return answer.good() ? Optional.of(answer.text().strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Both outputs of a command.
   *
   * @throws IOException if there is no git
   */
  Answer tell(List<String> words) throws IOException, InterruptedException {
    return run(words, true);
  }

  private Answer run(List<String> words, boolean withErrors)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(words));
    builder.environment().keySet().removeAll(LOCAL_VARIABLES);
    builder.environment().put("LC_ALL", "C");
    // Else even a question may write a fresher index.
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    if (withErrors) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  /** The command line of a command. */
  List<String> command(List<String> words) {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", folder.toString(), "-c", "core.hooksPath=/dev/null"));
    command.addAll(words);
    return command;
  }
}
