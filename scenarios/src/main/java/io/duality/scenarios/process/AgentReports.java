package io.duality.scenarios.process;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Progress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Merges the answers of several generators. Pure. */
final class AgentReports {
  private AgentReports() {}

  static ConnectReport connected(List<ConnectReport> reports) {
    Histogram connect = reports.getFirst().connect().copy();
    reports.stream().skip(1).forEach(report -> connect.add(report.connect()));
    return new ConnectReport(
        reports.stream().mapToInt(ConnectReport::asked).sum(),
        reports.stream().mapToInt(ConnectReport::established).sum(),
        reports.stream().mapToLong(ConnectReport::nanos).max().orElse(0),
        connect,
        errors(reports, ConnectReport::errors),
        first(reports, ConnectReport::firstFailure));
  }

  static Progress progress(List<Progress> glances) {
    return new Progress(
        glances.stream().mapToLong(Progress::completed).sum(),
        glances.stream().mapToLong(Progress::errors).sum(),
        glances.stream().mapToLong(Progress::ended).sum(),
        glances.stream().mapToInt(Progress::open).sum(),
        glances.stream().mapToLong(Progress::p99Nanos).max().orElse(0));
  }

  static LoadTotals stopped(List<LoadTotals> totals) {
    return new LoadTotals(
        totals.stream().mapToLong(LoadTotals::completed).sum(),
        totals.stream().mapToLong(LoadTotals::drained).sum(),
        totals.stream().mapToLong(LoadTotals::unanswered).sum(),
        errors(totals, LoadTotals::errors),
        first(totals, LoadTotals::firstFailure));
  }

  private static <T> Map<ErrorKind, Long> errors(
      List<T> parts, Function<T, Map<ErrorKind, Long>> errorsOf) {
    Map<ErrorKind, Long> sum = new EnumMap<>(ErrorKind.class);
    parts.forEach(part -> errorsOf.apply(part).forEach((kind, n) -> sum.merge(kind, n, Long::sum)));
    return sum;
  }

  private static <T> Optional<String> first(List<T> parts, Function<T, Optional<String>> of) {
    return parts.stream().map(of).flatMap(Optional::stream).findFirst();
  }
}
