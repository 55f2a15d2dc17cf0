package io.duality.servers.http;

/** What a request does, independent of how it is scheduled. */
public interface Handler {

  /**
   * Takes the first step of a request. Called once for each request, in the thread that drives its
   * session; does not block, and keeps no reference to the request.
   */
  Step handle(Request request);
}
