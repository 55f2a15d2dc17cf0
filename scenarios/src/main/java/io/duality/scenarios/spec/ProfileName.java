package io.duality.scenarios.spec;

import java.util.Locale;

/** The two profiles that every scenario has. */
public enum ProfileName {
  /** Minutes: shapes. The default. */
  QUICK,
  /** Hours: for publication. */
  FULL;

  /** As written in files and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
