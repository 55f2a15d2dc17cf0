package io.duality.plot.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives the tests of a class a browser, one for all classes; without one on the machine they are
 * skipped, and say why. Of a test that fails a picture of its last page is kept in {@code
 * target/screenshots}.
 */
public final class Window implements BeforeAllCallback, AfterTestExecutionCallback {
  private Optional<Browser> browser = Optional.empty();
  private Optional<Tab> last = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<Path> program = Browser.find();
    assumeTrue(program.isPresent(), "no Chromium on PATH; install the package chromium");
    browser =
        Optional.of(
            context
                .getRoot()
                .getStore(ExtensionContext.Namespace.create(Window.class))
                .computeIfAbsent("browser", _ -> Shared.start(program.get()), Shared.class)
                .browser());
  }

  /** A new page with nothing on it, in place of the one before. */
  public Tab open() throws InterruptedException {
    if (last.isPresent()) {
      last.get().close();
    }
    Tab tab = browser.orElseThrow().open();
    last = Optional.of(tab);
    return tab;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws Exception {
    if (context.getExecutionException().isPresent() && last.isPresent()) {
      String name = context.getRequiredTestMethod().getName() + ".png";
      last.get().screenshot(Path.of("target", "screenshots", name).toAbsolutePath());
    }
  }

  /** Ends with the run of all tests. */
  private record Shared(Browser browser, Path profile) implements AutoCloseable {

    private static Shared start(Path program) {
      try {
        Path profile = Files.createTempDirectory("duality-browser");
        return new Shared(Browser.start(program, profile), profile);
      } catch (IOException e) {
        throw new AssertionError("the browser does not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while the browser starts", e);
      }
    }

    @Override
    public void close() {
      browser.close();
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        // Its crash handler is nobody's child and may still write: no reason for tests to fail.
        System.err.println("left behind: " + profile + ": " + e);
      }
    }
  }
}
