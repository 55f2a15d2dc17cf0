package io.duality.scenarios.cli;

import java.util.concurrent.CountDownLatch;

/** A program that takes for ever to shut down. */
final class Interruptible {
  private Interruptible() {}

  /** Says {@code ready} when it can be interrupted, and {@code ending} when it was. */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              System.out.println("ending");
              await(never);
            }));
    DoubleInterrupt.install();
    System.out.println("ready");
    never.await();
  }

  private static void await(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
