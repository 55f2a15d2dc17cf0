package io.duality.servers;

/**
 * What a model can do at the same time, with its options at their defaults. The contract test holds
 * each model to what it declares, and to what it does not.
 */
public enum Capability {
  /** With a parallelism of 1, others are answered from the cache while one waits for the disk. */
  OVERLAPS_DISK,
  /** With a parallelism of 1, others are answered from the cache while one pauses. */
  OVERLAPS_PAUSE,
  /** With a parallelism of 2, others are answered from the cache while one computes. */
  PARALLEL,
  /**
   * Any number of streams may wait for what other requests bring, as the listeners of a chat do: a
   * message reaches all of them.
   */
  STREAMS
}
