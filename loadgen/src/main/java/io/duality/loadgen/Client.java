package io.duality.loadgen;

import io.duality.loadgen.http.ResponseParser;
import org.jspecify.annotations.Nullable;

/**
 * One simulated client: its connection, the request it waits for, and nothing else, so that a
 * process holds tens of thousands. Confined to its loop's thread.
 */
final class Client {
  /** Where a client stands; the transitions are {@link Exchanges}'s. */
  enum State {
    /** Has nothing to do; its connection may be open. */
    IDLE,
    /** Its next request is due later; its connection may be open. */
    WAITING,
    CONNECTING,
    /** The request did not fit the socket's buffer yet. */
    SENDING,
    RECEIVING,
    /** Its connection stays idle, for that is what it is for. */
    HELD,
    /** Has done its last request. */
    RETIRED
  }

  /** What its exchanges are for. */
  enum Role {
    /** It asks, and its answers are what is measured. */
    ASKS,
    /** It has one response without end; the messages in it are what is measured. */
    LISTENS,
    /** It sends what others hear; its answers are not counted. */
    TALKS
  }

  final int slot;
  final int source;
  final ResponseParser parser;

  State state = State.IDLE;
  Role role = Role.ASKS;
  boolean connected;

  /** Whether the bytes of the body under way are compared. */
  boolean checked;

  /** The request that it sends or waits for; its number in the table. */
  int request;

  /** Where in the table what is not sent yet begins. */
  int written;

  /** Responses on this connection. */
  int served;

  /** Requests that are left of its burst or session, the one under way included. */
  int left;

  /** Failures in a row. */
  int failures;

  /** Completions in the window. */
  long completions;

  /** Whether it has completed anything since the load began. */
  boolean everServed;

  /** When its request was, or is, to start. */
  long intendedNanos;

  /** When its connect, or its request, was actually begun. */
  long startedNanos;

  /** The next in the one queue that it stands in. */
  @Nullable Client next;

  Client(int slot, int source, ResponseParser parser) {
    this.slot = slot;
    this.source = source;
    this.parser = parser;
  }

  /** Whether it waits for the server, so that a timeout runs. */
  boolean underWay() {
    return switch (state) {
      case CONNECTING, SENDING, RECEIVING -> true;
      case IDLE, WAITING, HELD, RETIRED -> false;
    };
  }
}
