package io.duality.scenarios.process;

/** What a child process is for; words the reasons of a failure. */
public enum Role {
  SERVER("server"),
  GENERATOR("generator"),
  BENCHMARK("benchmark");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** Lower case, for codes and messages. */
  public String word() {
    return word;
  }
}
