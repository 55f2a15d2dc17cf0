package io.duality.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run in a process of its own: records trials and says the number of each on standard output once
 * it is recorded.
 */
final class OtherProcess {
  private OtherProcess() {}

  /** Arguments: folder, number of trials, and {@code careless} for a writer that keeps a buffer. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int trials = Integer.parseInt(args[1]);
    if (args[2].equals("careless")) {
      carelessly(folder.resolve("records.jsonl"), trials);
    } else {
      try (RunDirectory run = RunDirectory.resume(folder)) {
        for (int i = 0; i < trials; i++) {
          run.append(Sample.valid("seda", 1, i, 100));
          System.out.println(i);
        }
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static void carelessly(Path records, int trials) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(records)) {
      for (int i = 0; i < trials; i++) {
        byte[] line = Json.line(Sample.valid("seda", 1, i, 100));
        writer.append(new String(line, StandardCharsets.UTF_8)).append('\n');
        System.out.println(i);
      }
    }
  }

  static Process start(Path folder, int trials, String how) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            folder.toString(),
            Integer.toString(trials),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
