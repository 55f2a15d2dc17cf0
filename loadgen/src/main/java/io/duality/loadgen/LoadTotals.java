package io.duality.loadgen;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything since {@code load}, the drain included. Without errors {@code completed} is what the
 * server's own log shows.
 *
 * @param completed requests completed rightly in all
 * @param drained those of them that completed after {@code stop} was asked for
 * @param unanswered requests that were still under way when the drain's time was over: they are in
 *     no other count
 * @param errors failures by kind; kinds with none are left out
 * @param firstFailure what the first failed request met, one line
 */
public record LoadTotals(
    long completed,
    long drained,
    long unanswered,
    Map<ErrorKind, Long> errors,
    Optional<String> firstFailure) {

  public LoadTotals {
    EnumMap<ErrorKind, Long> copy = new EnumMap<>(ErrorKind.class);
    copy.putAll(errors);
    errors = Collections.unmodifiableMap(copy);
  }
}
