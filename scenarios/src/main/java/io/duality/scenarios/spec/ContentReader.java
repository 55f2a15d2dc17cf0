package io.duality.scenarios.spec;

import io.duality.loadgen.files.FileSet;
import java.util.List;

/** Reads what the clients of a workload ask for. */
final class ContentReader {
  static final List<String> KEYS = List.of("file-size", "files", "page-cache", "route", "mix");

  private static final List<String> OF_A_SHARE = List.of("share", "file-size", "route");

  private ContentReader() {}

  static Content read(Section workload) {
    workload.oneOf(List.of("file-size", "files", "route", "mix"), "a size");
    if (workload.has("files")) {
      FileSet set = workload.value("files", "a set of files", FileSetNotation::parse);
      return new Content.Files(set, workload.value("page-cache", 0L, "a size", Sizes::parse));
    }
    if (workload.has("page-cache")) {
      throw workload.error(
          "page-cache", "page-cache: one file is always cached; leave it out, or ask for files");
    }
    return workload.has("mix") ? mix(workload) : one(workload);
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
      String path = section.value("route", "a path", text -> text);
      return section.build(() -> new Content.Route(path));
    }
    long bytes = section.value("file-size", "a size", Sizes::parse);
    // Far beyond what can be served, so that the content's own rule complains.
    return section.build(() -> new Content.OneFile((int) Math.min(bytes, Integer.MAX_VALUE)));
  }
}
