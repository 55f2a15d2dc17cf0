package io.duality.servers.http;

/** The end of the graph: the response is known and only has to be written. */
public record Reply(Response response) implements Step {

  /** An error that the connection outlives. */
  static Reply error(Status status, boolean headOnly) {
    return new Reply(Response.error(status, false, headOnly));
  }
}
