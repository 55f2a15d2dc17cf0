package io.duality.scenarios.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets a second Ctrl-C abort. A JVM on its way down hears no further SIGINT, however long its
 * shutdown hooks write what was measured; so the signal is taken here, its first time is passed on
 * to the JVM, and its second ends the process at once. Children then find their standard input at
 * its end, and end too.
 *
 * <p>By reflection, because the compiler warns of {@code sun.misc} and nothing can silence it.
 */
final class DoubleInterrupt {
  private DoubleInterrupt() {}

  /** Does nothing where the JVM does not let its signals be taken. */
  static void install() {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Method replace = signalType.getMethod("handle", signalType, handlerType);
      Method call = handlerType.getMethod("handle", signalType);
      Object signal = signalType.getConstructor(String.class).newInstance("INT");
      AtomicReference<@Nullable Object> original = new AtomicReference<>();
      AtomicBoolean again = new AtomicBoolean();
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (_, method, arguments) -> {
                if (method.equals(call)) {
                  onInterrupt(again, () -> call.invoke(original.get(), arguments));
                }
                return null;
              });
      // In one step: the JVM never takes back a SIGINT that was set to be ignored meanwhile, and it
      // leaves one ignored that was so from the start.
      original.set(replace.invoke(null, signal, handler));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Another JVM, or one that was started with -Xrs: Ctrl-C is the system's.
    }
  }

  private interface Original {
    Object call() throws ReflectiveOperationException;
  }

  private static void onInterrupt(AtomicBoolean again, Original original)
      throws ReflectiveOperationException {
    if (again.getAndSet(true)) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    original.call();
  }
}
