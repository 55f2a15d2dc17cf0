package io.duality.loadgen;

import io.duality.loadgen.files.FileSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What clients send: one request, those for the files of a set, or a mix of several.
 *
 * @param target what is requested; of files the folder that they are in, without a query
 * @param method of capital letters, but not HEAD or CONNECT, whose responses are framed otherwise
 * @param headers further fields
 * @param body sent with its length; of a POST, PUT or PATCH also if it is empty
 * @param files of which one is drawn for each request; each response has to be that file
 * @param mix of which one is drawn for each request, whose paths stand instead of the target's
 */
public record Request(
    Target target,
    String method,
    Map<String, String> headers,
    RequestBody body,
    Optional<FileSet> files,
    Optional<Mix> mix) {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,32}");
  private static final Set<String> FRAMED_OTHERWISE = Set.of("HEAD", "CONNECT");

  public Request {
    if (!METHOD.matcher(method).matches() || FRAMED_OTHERWISE.contains(method)) {
      throw new IllegalArgumentException(
          "method '" + method + "': has to be capital letters, and not HEAD or CONNECT");
    }
    headers = Map.copyOf(headers);
    RequestBytes.check(headers);
    if (files.isPresent() && target.path().contains("?")) {
      throw new IllegalArgumentException(
          "path '" + target.path() + "': a folder of files has no query; leave it out");
    }
    if (files.isPresent() && mix.isPresent()) {
      throw new IllegalArgumentException("files and mix: give one of both");
    }
    mix.ifPresent(drawn -> drawn.shares().forEach(share -> target.withPath(share.path())));
  }

  /** One request, or those for a set of files. */
  public Request(
      Target target,
      String method,
      Map<String, String> headers,
      RequestBody body,
      Optional<FileSet> files) {
    this(target, method, headers, body, files, Optional.empty());
  }

  /** One request. */
  public Request(Target target, String method, Map<String, String> headers, RequestBody body) {
    this(target, method, headers, body, Optional.empty());
  }

  /**
   * A GET of each of a mix.
   *
   * @param target whose path counts for nothing
   */
  public static Request get(Target target, Mix mix) {
    return new Request(
        target, "GET", Map.of(), RequestBody.NONE, Optional.empty(), Optional.of(mix));
  }

  /** A GET. */
  public static Request get(Target target) {
    return new Request(target, "GET", Map.of(), RequestBody.NONE);
  }
}
