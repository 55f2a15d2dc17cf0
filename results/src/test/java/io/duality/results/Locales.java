package io.duality.results;

import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Runs code as on a machine of another country. */
public final class Locales {
  private Locales() {}

  /** English, German (decimal comma) and Turkish (dotless i). */
  public static Stream<Locale> all() {
    return Stream.of(Locale.ENGLISH, Locale.GERMANY, Locale.forLanguageTag("tr-TR"));
  }

  public static <T> T in(Locale locale, Callable<T> code) throws Exception {
    Locale locale0 = Locale.getDefault();
    TimeZone zone0 = TimeZone.getDefault();
    Locale.setDefault(locale);
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    try {
      return code.call();
    } finally {
      Locale.setDefault(locale0);
      TimeZone.setDefault(zone0);
    }
  }
}
