package io.duality.scenarios.cli;

import io.duality.loadgen.Request;
import io.duality.loadgen.RequestBody;
import io.duality.loadgen.Target;
import io.duality.loadgen.files.FileSet;
import io.duality.scenarios.spec.FileSetNotation;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code load} sends. */
@Command(optionListHeading = "%nRequest:%n")
final class LoadRequestOptions {
  @Option(
      names = {"-m", "--method"},
      paramLabel = "METHOD",
      description = "GET without it, POST with a body.")
  private @Nullable String method;

  @Option(
      names = {"-b", "--body"},
      paramLabel = "TEXT|@FILE",
      description = "Sent with each request; up to 64 KB.")
  private @Nullable String body;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description = "A further request header. May be repeated.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--files",
      paramLabel = "SET",
      description =
          "Requests one out of a set of files below the URL each time, such as specweb99:size=200MB;"
              + " checks each length, and the bytes of one in a hundred. See 'files --help'.")
  private @Nullable String files;

  /**
   * Checked.
   *
   * @param world that a body's file is looked for in
   */
  Request request(World world, String url) {
    RequestBody sent =
        Optional.ofNullable(body).map(text -> body(world, text)).orElse(RequestBody.NONE);
    String verb = Optional.ofNullable(method).orElse(body == null ? "GET" : "POST");
    Optional<FileSet> set = Optional.ofNullable(files).map(FileSetNotation::parse);
    return Checked.made(() -> new Request(Target.parse(url), verb, headers(headers), sent, set));
  }

  private static RequestBody body(World world, String text) {
    if (!text.startsWith("@")) {
      return Checked.made(() -> RequestBody.of(text.getBytes(StandardCharsets.UTF_8)));
    }
    try (InputStream file = Files.newInputStream(world.resolve(Path.of(text.substring(1))))) {
      byte[] bytes = file.readNBytes(RequestBody.MOST_BYTES + 1);
      return Checked.made(() -> RequestBody.of(bytes));
    } catch (IOException e) {
      throw new InvalidInputException(
          "--body: '" + text.substring(1) + "' cannot be read; name a file of at most 64 KB");
    }
  }

  private static Map<String, String> headers(List<String> lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new InvalidInputException("--header: expected 'Name: value', found '" + line + "'");
      }
      String name = line.substring(0, colon).strip();
      Checked.together(
          headers.keySet().stream().noneMatch(name::equalsIgnoreCase),
          "--header: '" + name + "' is given twice; join its values by a comma");
      headers.put(name, line.substring(colon + 1).strip());
    }
    return headers;
  }
}
