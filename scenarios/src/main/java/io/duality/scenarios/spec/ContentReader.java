package io.duality.scenarios.spec;

import io.duality.loadgen.files.FileSet;
import java.util.List;

/** Reads what the clients of a workload ask for. */
final class ContentReader {
  static final List<String> KEYS =
      List.of("file-size", "files", "page-cache", "route", "mix", "method", "body");

  private static final List<String> OF_A_ROUTE = List.of("method", "body");

  private static final List<String> OF_A_SHARE = List.of("share", "file-size", "route");

  private ContentReader() {}

  static Content read(Section workload) {
    workload.oneOf(List.of("file-size", "files", "route", "mix"), "a size");
    requireRoute(workload);
    if (workload.has("files")) {
      FileSet set = workload.value("files", "a set of files", FileSetNotation::parse);
      return new Content.Files(set, workload.value("page-cache", 0L, "a size", Sizes::parse));
    }
    if (workload.has("page-cache")) {
      throw workload.error(
          "page-cache", "page-cache: one file is always cached; leave it out, or ask for files");
    }
    if (workload.has("mix")) {
      return mix(workload);
    }
    return workload.has("route") ? route(workload) : one(workload);
  }

  /** Files are there to be got; what a body would do to them no server says. */
  private static void requireRoute(Section workload) {
    for (String key : OF_A_ROUTE) {
      if (workload.has(key) && !workload.has("route")) {
        throw workload.error(
            key, key + ": files are got, and only a route takes a body; leave it out");
      }
    }
  }

  private static Content route(Section workload) {
    String path = path(workload);
    boolean hasBody = workload.has("body");
    boolean post = workload.value("method", hasBody, "GET or POST", ContentReader::isPost);
    long bytes = workload.value("body", 0L, "a size", Sizes::parse);
    return workload.build(
        () -> new Content.Route(path, post, (int) Math.min(bytes, Integer.MAX_VALUE)));
  }

  private static String path(Section section) {
    return section.value("route", "a path", text -> text);
  }

  private static boolean isPost(String text) {
    return switch (text) {
      case "GET" -> false;
      case "POST" -> true;
      default -> throw new InvalidInputException("expected GET or POST, found '" + text + "'");
    };
  }

  private static Content mix(Section workload) {
    List<Content.Share> shares =
        workload.sections("mix", "a list of shares", OF_A_SHARE).stream()
            .map(ContentReader::share)
            .toList();
    try {
      return new Content.Mix(shares);
    } catch (IllegalArgumentException e) {
      throw workload.error("mix", String.valueOf(e.getMessage()));
    }
  }

  private static Content.Share share(Section section) {
    double share = section.value("share", "a percentage", Rates::share);
    section.oneOf(List.of("file-size", "route"), "a size");
    Content of = one(section);
    return section.build(() -> new Content.Share(share, of));
  }

  private static Content one(Section section) {
    if (section.has("route")) {
      String path = path(section);
      return section.build(() -> new Content.Route(path));
    }
    long bytes = section.value("file-size", "a size", Sizes::parse);
    // Far beyond what can be served, so that the content's own rule complains.
    return section.build(() -> new Content.OneFile((int) Math.min(bytes, Integer.MAX_VALUE)));
  }
}
