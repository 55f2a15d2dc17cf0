package io.duality.scenarios.side;

import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.ExternalServer;
import io.duality.scenarios.process.ExternalSettings;
import io.duality.scenarios.process.FileTree;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.Server;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Starts a side's server once and stops it again. An old build, or a program that somebody else
 * wrote, shows by that whether it can be measured at all.
 *
 * @param temporary folder for its files
 * @param limit for each of its answers
 * @param stop ends the wait
 */
record FirstStart(Path temporary, Duration limit, StopSignal stop) {
  /** Long for a JVM on a machine that is busy with builds. */
  static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

  private static final String ADDRESS = "127.0.0.1";
  private static final String FILE = "page.bin";

  /** Without it nobody can tell whether the server has served what was sent. */
  private static final String NEEDED_COUNTER = "requests";

  /**
   * Starts and stops it.
   *
   * @param name of the side, for messages
   * @param model of servers of this project
   * @param modelFlags of the JVM, which the model asks for
   * @throws SideFailedException if it does not start, answer and stop as it should
   */
  void of(String name, Side side, String model, List<String> modelFlags)
      throws SideFailedException, InterruptedException {
    try {
      Path folder = Files.createTempDirectory(temporary, "duality-side-");
      try (Children children = new Children(side.jvm())) {
        Files.writeString(folder.resolve(FILE), "a page");
        Lifeline lifeline = new Lifeline(stop);
        try (Server server =
            side.external().isPresent()
                ? ExternalServer.start(children, program(side, folder), lifeline, limit)
                : ServerGroup.start(
                    children, settings(side, model, modelFlags, folder), lifeline, limit)) {
          if (!answers(server, lifeline, side.external().isPresent())) {
            throw failed(name, side, "its counters lack '" + NEEDED_COUNTER + "'");
          }
        }
      } finally {
        FileTree.delete(folder);
      }
    } catch (ChildFailure e) {
      throw failed(name, side, e.reason().message());
    } catch (IOException e) {
      throw failed(name, side, "no folder for it below " + temporary + ": " + e);
    }
  }

  private boolean answers(Server server, Lifeline lifeline, boolean program)
      throws ChildFailure, InterruptedException {
    boolean counts = lifeline.await(server.counters(limit)).containsKey(NEEDED_COUNTER);
    lifeline.await(server.stop(Duration.ZERO, limit));
    return counts || program;
  }

  private static SideFailedException failed(String name, Side side, String why) {
    return new SideFailedException(
        "the server of " + name + ", " + side.label() + ", cannot be started: " + why);
  }

  private static ExternalSettings program(Side side, Path folder) {
    return new ExternalSettings(
        side.external().orElseThrow(), folder, FILE, 1, "", folder.resolve("server.log"));
  }

  private static ServerSettings settings(
      Side side, String model, List<String> modelFlags, Path folder) {
    return new ServerSettings(
        model,
        ADDRESS,
        0,
        folder,
        1,
        1,
        Duration.ZERO,
        side.options(),
        SideFlags.over(side.jvmFlags(), modelFlags),
        "",
        folder,
        "first",
        0,
        0);
  }
}
