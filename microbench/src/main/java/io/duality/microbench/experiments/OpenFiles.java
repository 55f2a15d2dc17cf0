package io.duality.microbench.experiments;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** The descriptors that this process may still open. */
final class OpenFiles {
  /** For what the JVM opens meanwhile: classes, selectors, the files of /proc. */
  private static final int SPARE = 32;

  private OpenFiles() {}

  /**
   * Refuses what cannot be opened, before the first is.
   *
   * @param what is opened, for the message
   * @throws IOException if there are not so many left
   */
  static void require(int descriptors, String what) throws IOException {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long most = system.getMaxFileDescriptorCount();
      long open = system.getOpenFileDescriptorCount();
      require(descriptors, what, most, open);
    }
  }

  static void require(int descriptors, String what, long most, long open) throws IOException {
    if (descriptors + SPARE > most - open) {
      throw new IOException(
          "%s need %d descriptors, and of the %d that this process may have %d are open: take fewer, or raise ulimit -n"
              .formatted(what, descriptors, most, open));
    }
  }
}
