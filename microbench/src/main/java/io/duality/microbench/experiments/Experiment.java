package io.duality.microbench.experiments;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How an experiment is measured when JMH is started by hand; a scenario sets times of its own, and
 * has to give the flags as well.
 */
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"
    })
@Timeout(time = 2, timeUnit = TimeUnit.MINUTES)
public abstract class Experiment {
  /** For the experiments of this package. */
  Experiment() {}

  /** What a set-up has opened; JMH calls neither a benchmark nor a tear-down without one. */
  static <T> T opened(@org.jspecify.annotations.Nullable T field) {
    if (field == null) {
      throw new IllegalStateException("not set up");
    }
    return field;
  }
}
