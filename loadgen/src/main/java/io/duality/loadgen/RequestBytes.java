package io.duality.loadgen;

import io.duality.loadgen.files.FileSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** The bytes of the requests. */
final class RequestBytes {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** These would change how a message is framed, or are written here already. */
  private static final List<String> OWN =
      List.of("connection", "content-length", "te", "transfer-encoding", "upgrade");

  /** Methods that mean a body, so that one of no bytes has its length told (RFC 9110, 8.6). */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private RequestBytes() {}

  /** All that may be sent: one request, one for each file of a set, or one for each of a mix. */
  static RequestTable table(LoadConfig config) {
    if (config.arrival() instanceof Arrival.Chat chat) {
      return ChatRequests.table(config, chat);
    }
    Request request = config.request();
    if (request.files().isPresent()) {
      FileSet files = request.files().get();
      String root = request.target().path().replaceFirst("/*$", "/");
      return table(config, files.count(), file -> root + files.path(file));
    }
    if (request.mix().isPresent()) {
      List<Mix.Share> shares = request.mix().get().shares();
      return table(config, shares.size(), share -> shares.get(share).path());
    }
    return RequestTable.of(of(config));
  }

  private static RequestTable table(LoadConfig config, int count, IntFunction<String> path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[count];
    for (int request = 0; request < count; request++) {
      bytes.writeBytes(of(config, path.apply(request)));
      ends[request] = bytes.size();
    }
    return new RequestTable(bytes.toByteArray(), ends);
  }

  static byte[] of(LoadConfig config) {
    return of(config, config.request().target().path());
  }

  /** A request for another path. */
  static byte[] of(LoadConfig config, String path) {
    Request request = config.request();
    StringBuilder text = new StringBuilder();
    text.append(request.method() + " " + path + " HTTP/1.1\r\n");
    if (request.headers().keySet().stream().noneMatch("Host"::equalsIgnoreCase)) {
      text.append("Host: " + request.target().authority() + "\r\n");
    }
    if (config.population().requestsPerConnection() == 1) {
      // RFC 9112, 9.6: whoever sends the last request of a connection should say so.
      text.append("Connection: close\r\n");
    }
    request.headers().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    int length = request.body().length();
    if (length > 0 || WITH_BODY.contains(request.method())) {
      text.append("Content-Length: " + length + "\r\n");
    }
    byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(head, head.length + length);
    System.arraycopy(request.body().bytes(), 0, whole, head.length, length);
    return whole;
  }

  /** Refuses fields that would break the request or the framing of its response. */
  static void check(Map<String, String> headers) {
    headers.forEach((name, value) -> {
      if (!name.matches(TOKEN) || OWN.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "header '" + name + "': has to be a field name other than " + String.join(", ", OWN));
      }
      if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f))) {
        throw new IllegalArgumentException("header " + name + ": its value is not plain ASCII");
      }
    });
  }
}
