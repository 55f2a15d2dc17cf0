package io.duality.scenarios.cli;

import io.duality.scenarios.run.LoadInterval;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;

/**
 * What a load tells goes to the screen, and its intervals to files.
 *
 * @param screen gets progress and notes
 * @param files get the window
 */
record LoadListeners(RunListener screen, RunListener files) implements RunListener {
  @Override
  public boolean watches() {
    return screen.watches();
  }

  @Override
  public void progress(TrialProgress progress) {
    screen.progress(progress);
  }

  @Override
  public void note(String line) {
    screen.note(line);
  }

  @Override
  public void windowBegan() {
    files.windowBegan();
  }

  @Override
  public void windowEnds() {
    screen.windowEnds();
    files.windowEnds();
  }

  @Override
  public void interval(LoadInterval interval) {
    files.interval(interval);
  }
}
