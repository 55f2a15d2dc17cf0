package io.duality.plot;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The published curves that a chart may show, from files beside this class: comment lines {@code #
 * key: value}, the line {@code x,y}, then one point a line.
 */
public final class ReferenceCurves {
  private static final List<String> IDS =
      List.of(
          "capriccio-fig1-capriccio",
          "capriccio-fig1-nptl",
          "capriccio-fig2-capriccio",
          "capriccio-fig2-epoll",
          "capriccio-fig2-nptl",
          "capriccio-fig2-poll",
          "capriccio-fig9-apache",
          "capriccio-fig9-apache-capriccio",
          "capriccio-fig9-haboob",
          "capriccio-fig9-knot",
          "hotos03-fig2-events",
          "hotos03-fig2-threads",
          "hotos03-fig3-haboob",
          "hotos03-fig3-knot-a",
          "hotos03-fig3-knot-c",
          "seda-fig12-apache",
          "seda-fig12-haboob",
          "seda-fig2-threads",
          "seda-fig4-events");

  private ReferenceCurves() {}

  /** All ids, sorted. */
  public static List<String> ids() {
    return IDS;
  }

  /** The curve of that id; empty if there is none. */
  public static Optional<ReferenceCurve> find(String id) {
    return IDS.contains(id) ? Optional.of(read(id)) : Optional.empty();
  }

  private static ReferenceCurve read(String id) {
    String resource = "references/" + id + ".csv";
    try (InputStream in = ReferenceCurves.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return parse(id, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }

  static ReferenceCurve parse(String id, String text) {
    Map<String, String> head = new HashMap<>();
    List<ReferenceCurve.Sample> samples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("#")) {
        String[] entry = line.substring(1).split(":", 2);
        head.put(entry[0].strip(), entry[1].strip());
      } else if (!line.equals("x,y")) {
        String[] cells = line.split(",", -1);
        samples.add(
            new ReferenceCurve.Sample(Double.parseDouble(cells[0]), Double.parseDouble(cells[1])));
      }
    }
    return new ReferenceCurve(
        id,
        entry(id, head, "label"),
        entry(id, head, "source"),
        entry(id, head, "figure"),
        entry(id, head, "read"),
        entry(id, head, "x"),
        entry(id, head, "y"),
        samples);
  }

  private static String entry(String id, Map<String, String> head, String key) {
    String value = head.get(key);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(id + ".csv has no line '# " + key + ": ...'");
    }
    return value;
  }
}
