package io.duality.results.claim;

import io.duality.results.Checks;

/**
 * A sentence of the literature that a run can bear out or contradict.
 *
 * @param id kebab-case, stable: it stands in result files
 * @param sentence what is claimed, one sentence
 * @param source where, as a citation
 * @param published the figures published, with how they were read
 * @param test what has to be measured for it to hold
 * @param why the test and its margin are as they are
 * @param caveat what a verdict does not say, or where the sources disagree; empty if there is
 *     nothing
 */
public record Claim(
    String id,
    String sentence,
    String source,
    String published,
    Criterion test,
    String why,
    String caveat) {

  public Claim {
    Checks.present("id", id);
    Checks.present("sentence", sentence);
    Checks.present("source", source);
    Checks.present("published", published);
    Checks.present("test", test);
    Checks.present("why", why);
    Checks.present("caveat", caveat);
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("a claim's id is kebab-case, not '" + id + "'");
    }
  }
}
