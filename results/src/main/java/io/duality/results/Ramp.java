package io.duality.results;

/**
 * The connection ramp: a measured phase before any request is sent.
 *
 * @param asked connections the plan asked for
 * @param established connections that the generator saw established
 * @param kernelEstablished the server's side of the kernel's socket table after the ramp, or -1
 *     where it cannot be read
 * @param serverRssBytes resident memory of the server before the first connection, or -1
 * @param seconds from the first connect to the last answer, the slowest agent's
 * @param connectionsPerSecond established / seconds
 * @param connect time from connect to established
 * @param listenOverflows increase of the kernel's ListenOverflows during ramp and measurement, or
 *     -1 where it cannot be read; so too the next two
 * @param listenDrops increase of the kernel's ListenDrops
 * @param synRetransmits increase of the kernel's TCPSynRetrans
 */
public record Ramp(
    long asked,
    long established,
    long kernelEstablished,
    long serverRssBytes,
    double seconds,
    double connectionsPerSecond,
    LatencySummary connect,
    long listenOverflows,
    long listenDrops,
    long synRetransmits) {

  public Ramp {
    Checks.atLeast(0, "asked", asked);
    Checks.atLeast(0, "established", established);
    Checks.atLeast(-1, "kernelEstablished", kernelEstablished);
    Checks.atLeast(-1, "serverRssBytes", serverRssBytes);
    Checks.atLeast(0, "seconds", seconds);
    Checks.atLeast(0, "connectionsPerSecond", connectionsPerSecond);
    Checks.present("connect", connect);
    Checks.atLeast(-1, "listenOverflows", listenOverflows);
    Checks.atLeast(-1, "listenDrops", listenDrops);
    Checks.atLeast(-1, "synRetransmits", synRetransmits);
  }
}
