package io.duality.loadgen;

/**
 * What the users of a room have said and heard. Each says his next message when he has heard what
 * all others have said as often as he: so nobody is more than one message ahead of anybody, and no
 * more than two of each speaker are under way to a listener. Confined to its loop's thread.
 */
final class ChatRoom {
  private static final int NUMBERS = ChatRequests.NUMBERS;

  private final int size;
  private final int[] said;

  /** By listener, then speaker. */
  private final int[] heard;

  /** How many others a user has not heard as often as he has talked. */
  private final int[] behind;

  /** By speaker, then number of the message. */
  private final long[] dueNanos;

  private final long[] saidNanos;
  private int listening;
  private long owed;

  ChatRoom(int size) {
    this.size = size;
    said = new int[size];
    heard = new int[size * size];
    behind = new int[size];
    dueNanos = new long[size * NUMBERS];
    saidNanos = new long[size * NUMBERS];
  }

  /** One more listens; whether all do now. */
  boolean joined() {
    listening++;
    return listening == size;
  }

  /** Whether a user may say his next message. */
  boolean mayTalk(int user) {
    return listening == size && behind[user] == 0;
  }

  /** A user says his next message: its number. */
  int talks(int user, long dueAtNanos, long nowNanos) {
    int number = said[user]++ % NUMBERS;
    dueNanos[user * NUMBERS + number] = dueAtNanos;
    saidNanos[user * NUMBERS + number] = nowNanos;
    owed += size - 1;
    for (int other = 0; other < size; other++) {
      if (other != user && heard[user * size + other] < said[user]) {
        behind[user]++;
      }
    }
    return number;
  }

  /** Whether this is the message that a listener has to hear next of this speaker. */
  boolean expects(int listener, int speaker, int number) {
    if (speaker >= size || speaker == listener) {
      return false;
    }
    int next = heard[listener * size + speaker];
    return next < said[speaker] && next % NUMBERS == number;
  }

  /** A listener hears a message that he {@linkplain #expects expected}. */
  void hears(int listener, int speaker) {
    owed--;
    int count = ++heard[listener * size + speaker];
    if (count == said[listener]) {
      behind[listener]--;
    }
  }

  /** When a message was due. */
  long dueNanos(int speaker, int number) {
    return dueNanos[speaker * NUMBERS + number];
  }

  /** When its request was begun. */
  long saidNanos(int speaker, int number) {
    return saidNanos[speaker * NUMBERS + number];
  }

  /** Messages that were said and not heard yet, one for each listener. */
  long owed() {
    return owed;
  }
}
