package io.duality.loadgen;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What is requested.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param port 1 to 65535
 * @param path absolute path with its query, percent-encoded; starts with a slash
 */
public record Target(String host, int port, String path) {
  private static final int DEFAULT_PORT = 80;

  public Target {
    if (host.isEmpty() || !host.chars().allMatch(Target::visible)) {
      throw new IllegalArgumentException("host '" + host + "': give a name or an address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": has to be from 1 to 65535");
    }
    if (!path.startsWith("/") || !path.chars().allMatch(Target::visible)) {
      throw new IllegalArgumentException(
          "path '" + path + "': has to start with / and be percent-encoded");
    }
  }

  /**
   * Reads {@code http://HOST[:PORT][/PATH][?QUERY]}; a fragment is dropped.
   *
   * @throws IllegalArgumentException if it is anything else, with a message for the user
   */
  public static Target parse(String url) {
    URI uri = uriOf(url);
    if (!"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("url '" + url + "': only http:// can be loaded");
    }
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("url '" + url + "': write http://HOST:PORT/PATH");
    }
    int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
    return new Target(withoutBrackets(host), port, pathOf(uri));
  }

  private static URI uriOf(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "url '" + url + "': " + e.getReason() + "; write http://HOST:PORT/PATH", e);
    }
  }

  private static String pathOf(URI uri) {
    String path = orEmpty(uri.getRawPath());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return (path.isEmpty() ? "/" : path) + query;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static boolean visible(int character) {
    return character > ' ' && character < 0x7f;
  }

  /**
   * Another one of the same server.
   *
   * @throws IllegalArgumentException if the path is none
   */
  Target withPath(String other) {
    return new Target(host, port, other);
  }

  /** The value of the {@code Host} field. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == DEFAULT_PORT ? name : name + ":" + port;
  }

  /** The URL that {@link #parse} reads back. */
  public String url() {
    return "http://" + authority() + path;
  }
}
