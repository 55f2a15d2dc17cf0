package io.duality.scenarios.terminal;

/** Says how large the window behind its standard error is. */
final class WindowProbe {
  private WindowProbe() {}

  public static void main(String[] args) {
    System.out.println(
        WindowSize.ofStandardError(System.getProperty("os.name"))
            .map(size -> size.columns() + " x " + size.rows())
            .orElse("none"));
  }
}
