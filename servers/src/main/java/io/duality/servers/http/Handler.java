package io.duality.servers.http;

/** What a request does, independent of how it is scheduled. */
public interface Handler {

  /**
   * Takes the first step of a request. Called once for each request, in the thread that drives its
   * session; does not block, and keeps no reference to the request.
   */
  Step handle(Request request);

  /**
   * Whether the answer is made and not a file's content: then it may be posted for, too, and some
   * models make it in another place. Told without a look at the disk. Called as {@link #handle},
   * before it.
   */
  default boolean isDynamic(Request request) {
    return false;
  }

  /** The server stops: what waits for other requests is to end. Called once, in any thread. */
  default void stopping() {}
}
