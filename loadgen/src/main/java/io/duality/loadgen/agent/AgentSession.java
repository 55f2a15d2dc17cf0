package io.duality.loadgen.agent;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadGenerator;
import io.duality.loadgen.LoadTotals;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers commands until {@code stop}. Confined to one thread. */
final class AgentSession {
  private static final String STOP = "stop";
  private static final String STOP_WITHIN = "stop within-nanos=";

  private final LoadGenerator generator;
  private final Consumer<String> answers;
  private final Consumer<String> notes;

  /**
   * Makes the session of a generator.
   *
   * @param answers gets one line for each command
   * @param notes gets lines for a person, such as what the first failed request met
   */
  AgentSession(LoadGenerator generator, Consumer<String> answers, Consumer<String> notes) {
    this.generator = generator;
    this.answers = answers;
    this.notes = notes;
  }

  /**
   * Answers all commands.
   *
   * @return whether the session was ended by {@code stop}; false at the input's end
   * @throws IllegalArgumentException on an unknown command
   * @throws IllegalStateException on a command at the wrong time
   */
  boolean run(BufferedReader commands) throws IOException, InterruptedException {
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      String asked = command.strip();
      answers.accept(answer(asked));
      if (asked.equals(STOP) || asked.startsWith(STOP_WITHIN)) {
        return true;
      }
    }
    return false;
  }

  private String answer(String command) throws InterruptedException {
    return switch (command) {
      case "connect" -> connect();
      case "load" -> {
        generator.load();
        yield "LOADING";
      }
      case "mark" -> {
        generator.mark();
        yield "MARKED";
      }
      case "progress" -> AgentLines.progress(generator.progress());
      case "interval" -> AgentLines.interval(generator.interval());
      case "report" -> AgentLines.report(generator.report());
      case STOP -> stopped(generator.stop());
      default -> stopWithin(command);
    };
  }

  private String stopWithin(String command) throws InterruptedException {
    if (!command.startsWith(STOP_WITHIN)) {
      throw new IllegalArgumentException(
          "command '"
              + command
              + "': has to be connect, load, mark, progress, interval, report or stop");
    }
    Duration grace = Arguments.nanos("within-nanos", command.substring(STOP_WITHIN.length()));
    return stopped(generator.stop(grace));
  }

  private String connect() throws InterruptedException {
    ConnectReport report = generator.connect();
    note(report.firstFailure());
    return AgentLines.connected(report);
  }

  private String stopped(LoadTotals totals) {
    note(totals.firstFailure());
    return AgentLines.stopped(totals);
  }

  private void note(Optional<String> failure) {
    failure.ifPresent(what -> notes.accept("first failure: " + what));
  }
}
