package io.duality.scenarios.cluster;

/**
 * What a controller and an agent tell each other.
 *
 * @param child number of the child, or the question, that it is about, which the controller gave; 0
 *     for none
 * @param text what its kind says
 */
record Frame(Kind kind, int child, String text) {

  /** What a frame is about. The codes are the protocol: none is ever used for another. */
  enum Kind {
    /** To an agent: start the child; the text is a {@link LaunchText}. */
    START(1),
    /** To an agent: a line for the child's input. */
    LINE(2),
    /** To an agent: end the child's input. */
    CLOSE(3),
    /** To an agent: end the child by force. */
    KILL(4),
    /** To an agent: end all children. */
    RESET(5),
    /** Either way: somebody is here; the text is the number of the beat. */
    BEAT(6),
    /** To the controller: the child is started; the text is its process id. */
    STARTED(7),
    /** To the controller: the child is not started; the text says why. */
    REFUSED(8),
    /** To the controller: a line of the child's standard output. */
    OUT(9),
    /** To the controller: a line of the child's standard error. */
    ERR(10),
    /** To the controller: the child has ended; the text is its exit code. */
    ENDED(11),
    /** To the controller: no child is left after {@link #RESET}. */
    CLEAN(12),
    /** To the controller, first of all: {@link HostFacts} as JSON. */
    HERE(13),
    /** To an agent: make the folder of a run; the text is a {@link RecipeText}. */
    WORK(14),
    /** To an agent: what does the kernel say? The text is one of {@link Looks}. */
    LOOK(15),
    /** To the controller: the answer to what was asked under that number. */
    ANSWER(16),
    /** To the controller: why there is none. */
    NO_ANSWER(17);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** 1 to 127. */
    int code() {
      return code;
    }
  }

  /** One that is about no child. */
  static Frame of(Kind kind) {
    return new Frame(kind, 0, "");
  }
}
