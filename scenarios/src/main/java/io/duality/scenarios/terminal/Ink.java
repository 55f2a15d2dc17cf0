package io.duality.scenarios.terminal;

/** What a part of a line looks like, where there are colours. Never the only sign of anything. */
public enum Ink {
  NONE(""),
  DONE("32"),
  FAINT("2"),
  ALARM("31");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this ink. */
  String on(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
