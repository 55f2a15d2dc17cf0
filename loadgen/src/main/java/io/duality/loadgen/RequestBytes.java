package io.duality.loadgen;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The bytes of the one request that all clients send. */
final class RequestBytes {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** These would change how a response is framed, or are written here already. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "transfer-encoding", "connection", "te", "upgrade");

  private RequestBytes() {}

  static byte[] of(LoadConfig config) {
    Target target = config.target();
    StringBuilder text = new StringBuilder();
    text.append("GET ").append(target.path()).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(target.authority()).append("\r\n");
    config.headers().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Refuses fields that would break the request or the framing of its response. */
  static void check(Map<String, String> headers) {
    headers.forEach((name, value) -> {
      if (!name.matches(TOKEN) || OWN.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "header '" + name + "': has to be a field name other than " + OWN);
      }
      if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f))) {
        throw new IllegalArgumentException("header " + name + ": its value is not plain ASCII");
      }
    });
  }
}
