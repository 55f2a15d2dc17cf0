package io.duality.scenarios.gate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which of the two that are compared. */
public enum SideName {
  BASE,
  HEAD;

  /** As in records and messages. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
