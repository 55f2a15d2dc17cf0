package io.duality.scenarios.process;

/**
 * Hears what becomes of a child, in threads of its host's: lines of one stream come in order, those
 * of the two in any. Must not block, and must not throw. After {@link #ended}, {@link #lost} or
 * {@link #refused} nothing comes but what a grandchild still prints.
 */
public interface ChildListener {

  /** A line of its standard output, without its end. */
  void out(String line);

  /** A line of its standard error, without its end. */
  void err(String line);

  /**
   * It has ended.
   *
   * @param exit as {@link Process#exitValue}
   */
  void ended(int exit);

  /**
   * Nobody can say what became of it, because its host cannot be reached. The host sees to it that
   * it ends.
   *
   * @param why with the host's name; ends a sentence
   */
  void lost(String why);

  /**
   * It was not started after all: a host that is asked from afar says so later.
   *
   * @param why ends a sentence
   */
  void refused(String why);
}
