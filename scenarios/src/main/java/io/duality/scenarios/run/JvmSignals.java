package io.duality.scenarios.run;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Takes signals from the JVM, which would begin to shut down. By reflection, because the compiler
 * warns of {@code sun.misc} and nothing can silence it.
 */
final class JvmSignals {
  private JvmSignals() {}

  /**
   * Calls the action on every such signal, in a thread of its own, until it is given back. A signal
   * that the process was started to ignore stays ignored.
   *
   * @param name without SIG
   * @return gives the signal back to the JVM; empty where the JVM does not let it be taken
   */
  static Optional<Runnable> take(String name, Runnable action) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Method replace = signalType.getMethod("handle", signalType, handlerType);
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      Object original = replace.invoke(null, signal, handler(handlerType, signalType, action));
      return Optional.of(() -> giveBack(replace, signal, original));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Another JVM, or one that was started with -Xrs: the signal is the system's.
      return Optional.empty();
    }
  }

  private static Object handler(Class<?> handlerType, Class<?> signalType, Runnable action)
      throws ReflectiveOperationException {
    Method call = handlerType.getMethod("handle", signalType);
    return Proxy.newProxyInstance(
        handlerType.getClassLoader(),
        new Class<?>[] {handlerType},
        (_, method, _) -> {
          if (method.equals(call)) {
            action.run();
          }
          return null;
        });
  }

  private static void giveBack(Method replace, Object signal, Object original) {
    try {
      Object _ = replace.invoke(null, signal, original);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a signal that could be taken can be given back", e);
    }
  }
}
