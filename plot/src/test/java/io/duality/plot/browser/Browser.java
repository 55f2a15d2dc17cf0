package io.duality.plot.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with a profile of its own, which goes with it. It knows no host, so that a
 * page that asks for one fails, and speaks on a port of loopback that the kernel chooses.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-headless-shell",
          "chromium-browser",
          "google-chrome",
          "chrome-headless-shell");

  /** A machine that is busy needs long to start one. */
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final DevTools tools;

  private Browser(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /** The program, if there is one on this machine's path. */
  public static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(f -> Path.of(f, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param profile an empty folder
   */
  public static Browser start(Path program, Path profile) throws IOException, InterruptedException {
    Path log = profile.resolve("log");
    Process process =
        new ProcessBuilder(command(program, profile))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      return new Browser(process, DevTools.connect(address(process, profile, log)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static List<String> command(Path program, Path profile) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--headless"));
    command.addAll(
        List.of(
            // Its sandbox asks for rights that a container, or root, does not have.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank"));
    return command;
  }

  /** It writes its port and its path into a file of its profile, once it listens. */
  private static URI address(Process process, Path profile, Path log)
      throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() - deadline < 0) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.getLast());
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException("the browser does not listen; it says: " + Files.readString(log));
  }

  /** An empty page of its own. */
  public Tab open() throws InterruptedException {
    return Tab.open(tools);
  }

  @Override
  public void close() {
    tools.close();
    end(process);
  }

  private static void end(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    // So that nobody writes into the profile while it is deleted.
    all.forEach(
        each -> each.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(_ -> each).join());
  }
}
