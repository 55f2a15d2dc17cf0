package io.duality.scenarios.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process inherited of signals, and its children will. */
public final class Interrupts {
  private static final Pattern IGNORED = Pattern.compile("SigIgn:\\s+([0-9a-f]+)");

  private Interrupts() {}

  /**
   * Whether SIGINT is ignored, as a shell arranges it for what it runs in the background: no JVM
   * that is started from here can then be interrupted.
   */
  public static boolean ignored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    Matcher matcher = IGNORED.matcher(Files.readString(status));
    return matcher.find() && (Long.parseUnsignedLong(matcher.group(1), 16) & 0b10) != 0;
  }
}
