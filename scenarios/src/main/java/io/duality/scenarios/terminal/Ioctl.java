package io.duality.scenarios.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The one native call of this package. Not a library's, because the one at hand starts a process
 * ({@code stty}) each time that it is asked for the width, and takes the signals away from whoever
 * handles them.
 */
// A restricted method is what this class is for.
@SuppressWarnings("restricted")
final class Ioctl {
  /** The same on x86, Arm and RISC-V. */
  private static final long TIOCGWINSZ_LINUX = 0x5413;

  private static final long TIOCGWINSZ_MACOS = 0x40087468;

  /** {@code struct winsize}: rows, columns, and both in pixels; 16 bits each. */
  private static final long WINSIZE_BYTES = 8;

  private static final long COLUMNS_OFFSET = 2;

  private static final MethodHandle IOCTL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
              Linker.Option.firstVariadicArg(2));

  private Ioctl() {}

  /** Empty if the descriptor is no terminal. */
  static Optional<WindowSize> windowSize(int fd, String osName) {
    long request = osName.startsWith("Mac") ? TIOCGWINSZ_MACOS : TIOCGWINSZ_LINUX;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(WINSIZE_BYTES, JAVA_SHORT.byteAlignment());
      int result = ioctl(fd, request, size);
      if (result != 0) {
        return Optional.empty();
      }
      int rows = Short.toUnsignedInt(size.get(JAVA_SHORT, 0));
      int columns = Short.toUnsignedInt(size.get(JAVA_SHORT, COLUMNS_OFFSET));
      return Optional.of(
          rows == 0 || columns == 0 ? WindowSize.USUAL : new WindowSize(columns, rows));
    }
  }

  private static int ioctl(int fd, long request, MemorySegment argument) {
    try {
      return (int) IOCTL.invokeExact(fd, request, argument);
    } catch (Throwable e) {
      // None is declared: the handle's type is the only thing that can be wrong.
      throw new IllegalStateException("ioctl cannot be called", e);
    }
  }
}
