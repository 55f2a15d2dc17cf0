package io.duality.scenarios.process;

import io.duality.results.Reason;
import java.util.List;
import java.util.concurrent.CompletionException;

/** A child process did not do what it was asked; carries the reason that is recorded. */
public final class ChildFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** How it failed. */
  public enum Kind {
    /** The operating system did not start it. */
    NOT_STARTED,
    /** It said {@code FAILED} and why. */
    REPORTED,
    /** Its heap, its threads or the machine's memory ran out. */
    OUT_OF_MEMORY,
    /** A signal ended it. */
    KILLED,
    /** It ended without being asked to. */
    EXITED,
    /** It did not answer in time. */
    SILENT,
    /** Its answer is not one of the protocol. */
    GARBLED,
    /** Its host cannot be reached. */
    HOST_LOST
  }

  private final Role role;
  private final Kind kind;
  private final transient Reason reason;
  private final transient List<String> lastLines;

  ChildFailure(Role role, Kind kind, Reason reason, List<String> lastLines) {
    super(reason.message());
    this.role = role;
    this.kind = kind;
    this.reason = reason;
    this.lastLines = List.copyOf(lastLines);
  }

  /**
   * A host that cannot make a run's folder.
   *
   * @param why with the host's name; one sentence without its end
   */
  public static ChildFailure noFolder(String why) {
    return new ChildFailure(
        Role.SERVER, Kind.NOT_STARTED, new Reason("work-folder", "no folder", why), List.of());
  }

  /**
   * The failure that an answer ended with.
   *
   * @throws IllegalStateException if it is another exception, which no answer ends with
   */
  static ChildFailure in(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ChildFailure failure) {
      return failure;
    }
    throw new IllegalStateException("an answer failed in a way that is not known", cause);
  }

  /** Which side failed. */
  public Role role() {
    return role;
  }

  /** How it failed. */
  public Kind kind() {
    return kind;
  }

  /** For the record. */
  public Reason reason() {
    return reason;
  }

  /** The last lines of its standard error and stray output, oldest first; for a log. */
  public List<String> lastLines() {
    return lastLines;
  }
}
