package io.duality.servers.events;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.Optional;

/**
 * The JDK's selector over poll(2), which it has on Unix but does not use by default on Linux and
 * macOS. Channels of the default provider may be registered with it.
 */
public final class PollProvider {
  private static final String CLASS = "sun.nio.ch.PollSelectorProvider";

  private PollProvider() {}

  /** Flags of the JVM without which it cannot be had: its package is not exported. */
  public static List<String> jvmFlags() {
    return List.of("--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
  }

  /** Empty if this platform's JDK has it, else one sentence that says what is missing. */
  public static Optional<String> unavailable() {
    try {
      Class.forName(CLASS, false, null);
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.of("this platform's JDK has no selector over poll: " + e.getMessage());
    }
  }

  /**
   * A selector over poll(2).
   *
   * @throws IOException if there is no descriptor for it, or if the JVM was started without {@link
   *     #jvmFlags}
   */
  public static Selector open() throws IOException {
    try {
      Class<?> provider = Class.forName(CLASS);
      return ((SelectorProvider) provider.getConstructor().newInstance()).openSelector();
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "no selector over poll: " + e + "; start the JVM with " + jvmFlags().getFirst(), e);
    }
  }
}
