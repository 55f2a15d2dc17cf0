package io.duality.plot.figure;

import io.duality.plot.figure.Look.Dash;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who looks how. The models of this project have a look of their own, the same in every chart; the
 * five of the main comparison in the colours of Okabe and Ito (jfly.uni-koeln.de/color, made for
 * colour-blind readers), and each with a marker and a line that no other model combines, so that
 * they stay apart in grey. Any other name gets a look that follows from it, moved on only where
 * that one is taken.
 */
public final class Palette {
  private static final float WIDTH = 1.4f;

  /** The first five are those of the main comparison. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  private static final Map<String, Look> FIXED = fixed();
  private static final List<Look> OTHERS = others();

  private Palette() {}

  /**
   * Looks for all models of a run, in their order. No two are alike as long as there are fewer than
   * a hundred.
   */
  public static Map<String, Look> of(List<String> models) {
    Map<String, Look> looks = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (String model : models) {
      Look fixed = FIXED.get(model);
      looks.computeIfAbsent(model, name -> fixed != null ? fixed : OTHERS.get(free(name, taken)));
    }
    return looks;
  }

  /** A pale line for a published curve: the {@code index}-th of its chart. */
  public static Look reference(int index) {
    Dash[] dashes = {Dash.LONG, Dash.SHORT, Dash.DOTTED, Dash.MIXED, Dash.SOLID};
    return new Look(new Color(0x9A9A9A), Marker.NONE, dashes[index % dashes.length], 1.1f);
  }

  /** The line of an ideal. */
  public static Look ideal() {
    return new Look(new Color(0x555555), Marker.NONE, Dash.SHORT, 1f);
  }

  /** Models of one kind have related markers: circles are threads, triangles poll, and so on. */
  private static Map<String, Look> fixed() {
    Map<String, Look> looks = new LinkedHashMap<>();
    looks.put("threaded", look(COLORS.get(0), Marker.CIRCLE, Dash.SOLID));
    looks.put("virtual", look(COLORS.get(1), Marker.SQUARE, Dash.SOLID));
    looks.put("nio-select", look(COLORS.get(2), Marker.TRIANGLE, Dash.SOLID));
    looks.put("epoll", look(COLORS.get(3), Marker.DIAMOND, Dash.SOLID));
    looks.put("seda", look(COLORS.get(4), Marker.TRIANGLE_DOWN, Dash.SOLID));
    looks.put("pooled", look(COLORS.get(5), Marker.CIRCLE, Dash.LONG));
    looks.put("knot-a", look(new Color(0x661100), Marker.SQUARE, Dash.LONG));
    looks.put("knot-c", look(new Color(0x882255), Marker.SQUARE, Dash.SHORT));
    looks.put("select", look(COLORS.get(6), Marker.TRIANGLE_LEFT, Dash.LONG));
    looks.put("poll", look(new Color(0x999933), Marker.TRIANGLE_RIGHT, Dash.SHORT));
    looks.put("epoll-level", look(new Color(0x117733), Marker.PLUS, Dash.SOLID));
    looks.put("epoll-edge", look(new Color(0x44AA99), Marker.CROSS, Dash.MIXED));
    looks.put("sped", look(new Color(0x7A4FB5), Marker.HOURGLASS, Dash.LONG));
    looks.put("amped", look(new Color(0x332288), Marker.BOW_TIE, Dash.SOLID));
    looks.put("io-uring", look(new Color(0xAA4499), Marker.DIAMOND, Dash.LONG));
    looks.put("kqueue", look(new Color(0xAA4499), Marker.DIAMOND, Dash.SHORT));
    looks.put("aio", look(new Color(0x007C91), Marker.PENTAGON, Dash.SOLID));
    looks.put("haboob", look(new Color(0xA67600), Marker.TRIANGLE_DOWN, Dash.LONG));
    looks.put("watpipe", look(new Color(0x8C2D04), Marker.STAR, Dash.SOLID));
    looks.put("external:nginx", look(COLORS.get(6), Marker.PLUS, Dash.SHORT));
    looks.putAll(frameworks());
    return Map.copyOf(looks);
  }

  private static Map<String, Look> frameworks() {
    return Map.of(
        "jdk-httpserver", look(COLORS.get(0), Marker.CROSS, Dash.SHORT),
        "microhttp", look(COLORS.get(2), Marker.HOURGLASS, Dash.SHORT),
        "jetty", look(COLORS.get(1), Marker.BOW_TIE, Dash.SHORT),
        "helidon", look(COLORS.get(5), Marker.PENTAGON, Dash.SHORT),
        "vertx", look(new Color(0x7A4FB5), Marker.STAR, Dash.SHORT),
        "netty-http", look(COLORS.get(3), Marker.DIAMOND, Dash.MIXED));
  }

  private static int free(String name, Set<Integer> taken) {
    // The first two are the colours that none of the main five has; beyond them colours come again.
    int start = Math.floorMod(name.hashCode(), 2);
    for (int i = 0; i < OTHERS.size(); i++) {
      int slot = i < 2 ? (start + i) % 2 : i;
      if (taken.add(slot)) {
        return slot;
      }
    }
    return Math.floorMod(name.hashCode(), OTHERS.size());
  }

  private static List<Look> others() {
    List<Look> looks = new ArrayList<>();
    looks.add(look(COLORS.get(5), Marker.PENTAGON, Dash.LONG));
    looks.add(look(COLORS.get(6), Marker.STAR, Dash.LONG));
    Marker[] markers = {
      Marker.CROSS,
      Marker.HOURGLASS,
      Marker.STAR,
      Marker.PENTAGON,
      Marker.TRIANGLE_LEFT,
      Marker.BOW_TIE,
      Marker.SQUARE,
      Marker.CIRCLE,
      Marker.TRIANGLE_RIGHT,
      Marker.PLUS
    };
    Dash[] dashes = {Dash.SHORT, Dash.DOTTED, Dash.MIXED};
    for (int i = 0; i < COLORS.size() * markers.length * dashes.length; i++) {
      // Neighbours differ in colour, marker and dash at once.
      int round = i / COLORS.size();
      looks.add(
          look(
              COLORS.get(i % COLORS.size()),
              markers[(i + round) % markers.length],
              dashes[(i + round / markers.length) % dashes.length]));
    }
    return List.copyOf(looks.stream().distinct().filter(Palette::isFree).toList());
  }

  private static boolean isFree(Look look) {
    return FIXED.values().stream()
        .noneMatch(fixed -> fixed.marker() == look.marker() && fixed.dash() == look.dash());
  }

  private static Look look(Color color, Marker marker, Dash dash) {
    return new Look(color, marker, dash, WIDTH);
  }
}
