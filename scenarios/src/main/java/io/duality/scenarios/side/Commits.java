package io.duality.scenarios.side;

import io.duality.scenarios.spec.NearestName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the commit that a user's words mean. */
public final class Commits {
  private final Git git;

  /** Those of a repository. */
  public Commits(Git git) {
    this.git = git;
  }

  /**
   * The commit's id.
   *
   * @param option that the REF was given by, for the message
   * @throws SideFailedException if there is none such, or no repository
   */
  public String find(String option, String ref) throws SideFailedException, InterruptedException {
    requireRepository(option, ref);
    return known(ref).orElseThrow(() -> new SideFailedException(missing(option, ref)));
  }

  /** Whether a REF means a commit; false where there is no repository. */
  boolean has(String ref) {
    return !ref.startsWith("-") && known(ref).isPresent();
  }

  private Optional<String> known(String ref) {
    return git.ask(List.of("rev-parse", "--verify", "--quiet", ref + "^{commit}"));
  }

  private void requireRepository(String option, String ref)
      throws SideFailedException, InterruptedException {
    Git.Answer answer;
    try {
      answer = git.tell(List.of("rev-parse", "--git-dir"));
    } catch (IOException e) {
      throw new SideFailedException(
          option
              + ": git, which REF '"
              + ref
              + "' needs, cannot be started; install it, or name a folder or a jar");
    }
    if (!answer.good()) {
      throw new SideFailedException(
          option
              + ": '"
              + ref
              + "' is no folder and no jar, and as a REF it needs a repository: "
              + answer.text().lines().findFirst().orElse("git does not say why")
              + "; name one with --repository DIR");
    }
  }

  private String missing(String option, String ref) {
    String start = option + ": there is no REF '" + ref + "' in " + git.folder();
    boolean shallow =
        git.ask(List.of("rev-parse", "--is-shallow-repository")).filter("true"::equals).isPresent();
    if (shallow) {
      return start
          + ", which is a shallow clone; fetch the rest: 'fetch-depth: 0' for actions/checkout, or"
          + " git fetch --unshallow";
    }
    return start
        + NearestName.of(ref, names())
            .map(name -> "; did you mean '" + name + "'?")
            .orElse("; fetch it, or name another: 'git branch -a' and 'git tag' show them");
  }

  /** Branches, also of remotes, and tags. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    git.ask(List.of("for-each-ref", "--format=%(refname:short)"))
        .ifPresent(text -> text.lines().forEach(names::add));
    return names;
  }
}
