package io.duality.results;

/**
 * The connection ramp: a measured phase before any request is sent.
 *
 * @param asked connections the plan asked for
 * @param established connections that the generator saw established
 * @param kernelEstablished the server's side of the kernel's socket table after the ramp, or -1
 *     where it cannot be read
 * @param seconds from the first connect to the last answer, the slowest agent's
 * @param connectionsPerSecond established / seconds
 * @param connect time from connect to established
 * @param listenOverflows increase of the kernel's ListenOverflows during ramp and measurement
 * @param listenDrops increase of the kernel's ListenDrops
 * @param synRetransmits increase of the kernel's TCPSynRetrans
 */
public record Ramp(
    long asked,
    long established,
    long kernelEstablished,
    double seconds,
    double connectionsPerSecond,
    LatencySummary connect,
    long listenOverflows,
    long listenDrops,
    long synRetransmits) {}
