package io.duality.servers.http;

import java.nio.ByteBuffer;

/** A whole file in memory, with the replies that send it made beforehand. */
final class Page {
  private final Reply get;
  private final Reply head;
  private final int bytes;

  /** Set by readers without a fence: a lost update costs a page its second chance, no more. */
  private boolean referenced;

  Page(String contentType, ByteBuffer body) {
    Response whole = Response.ok(contentType, body, body.limit(), null);
    get = new Reply(whole);
    head = new Reply(whole.withoutBody());
    bytes = body.limit();
  }

  Reply reply(boolean headOnly) {
    return headOnly ? head : get;
  }

  int bytes() {
    return bytes;
  }

  void touch() {
    if (!referenced) {
      referenced = true;
    }
  }

  boolean takeReferenced() {
    boolean was = referenced;
    referenced = false;
    return was;
  }
}
