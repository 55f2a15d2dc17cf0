package io.duality.loadgen;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Everything since the load began, kept from the windows that have ended. */
final class Account {
  private final Histogram response = Latency.histogram();
  private final Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
  private Optional<String> firstFailure = Optional.empty();
  private long completed;
  private long ended;

  void add(List<Window> windows) {
    WindowSum sum = new WindowSum(windows);
    completed += sum.sum(window -> window.completed);
    ended += sum.sum(window -> window.ended);
    sum.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
    firstFailure = firstFailure.or(sum::firstFailure);
    windows.forEach(window -> response.add(window.response));
  }

  /** With what the windows that have not ended hold by now. */
  Progress progress(List<Progress> current, List<Histogram> responses) {
    Histogram all = response.copy();
    responses.forEach(all::add);
    return new Progress(
        completed + current.stream().mapToLong(Progress::completed).sum(),
        errors.values().stream().mapToLong(Long::longValue).sum()
            + current.stream().mapToLong(Progress::errors).sum(),
        ended + current.stream().mapToLong(Progress::ended).sum(),
        current.stream().mapToInt(Progress::open).sum(),
        all.getTotalCount() == 0 ? 0 : all.getValueAtPercentile(99));
  }

  LoadTotals totals(long drained, long unanswered) {
    return new LoadTotals(completed, drained, unanswered, errors, firstFailure);
  }
}
