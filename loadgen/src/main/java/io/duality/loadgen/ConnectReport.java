package io.duality.loadgen;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The connection ramp of one generator: each client tried to connect once.
 *
 * @param asked clients
 * @param established connections open at the ramp's end
 * @param nanos from the first connect to the last answer
 * @param connect nanoseconds from connect to established; not to be altered
 * @param errors failures by kind; kinds with none are left out
 * @param firstFailure what the first failed client met and its remedy, one line
 */
public record ConnectReport(
    int asked,
    int established,
    long nanos,
    Histogram connect,
    Map<ErrorKind, Long> errors,
    Optional<String> firstFailure) {

  public ConnectReport {
    EnumMap<ErrorKind, Long> copy = new EnumMap<>(ErrorKind.class);
    copy.putAll(errors);
    errors = Collections.unmodifiableMap(copy);
  }
}
