package io.duality.results.export;

import io.duality.results.Spread;
import io.duality.results.compare.Row;
import io.duality.results.compare.RunComparison;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two runs side by side as JSON. */
public final class ComparisonJson {
  private static final int SCHEMA = 1;

  private ComparisonJson() {}

  /** The document. */
  public static String of(RunComparison comparison) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", SCHEMA);
    document.put("base", comparison.base());
    document.put("head", comparison.head());
    document.put("comparable", comparison.differences().isEmpty());
    document.put("differences", comparison.differences());
    document.put("rows", comparison.rows().stream().map(ComparisonJson::row).toList());
    document.put("leftOut", comparison.leftOut());
    return PrettyJson.of(document);
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("model", row.model());
    entry.put("x", row.x());
    entry.put("metric", row.metric().key());
    entry.put("unit", row.metric().unit());
    entry.put("base", spread(row.base()));
    entry.put("head", spread(row.head()));
    entry.put("ratio", row.ratio());
    row.low().ifPresent(low -> entry.put("low", low));
    row.high().ifPresent(high -> entry.put("high", high));
    entry.put("differs", row.differs());
    return entry;
  }

  private static Map<String, Object> spread(Spread spread) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("trials", spread.n());
    entry.put("median", spread.median());
    entry.put("low", spread.low());
    entry.put("high", spread.high());
    return entry;
  }
}
