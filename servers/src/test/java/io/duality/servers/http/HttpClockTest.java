package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The IMF-fixdate of RFC 9110, section 5.6.7. */
class HttpClockTest {

  private static String at(String instant) {
    InstantSource source = InstantSource.fixed(Instant.parse(instant));
    return new String(new HttpClock(source).dateLine(), ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1994-11-06T08:49:37Z     | Sun, 06 Nov 1994 08:49:37 GMT
          2026-09-30T23:59:59.999Z | Wed, 30 Sep 2026 23:59:59 GMT
          2000-02-29T00:00:00Z     | Tue, 29 Feb 2000 00:00:00 GMT
          1969-12-31T23:59:59.5Z   | Wed, 31 Dec 1969 23:59:59 GMT
          """)
  void writesTheFixedFormat(String instant, String date) {
    assertThat(at(instant)).isEqualTo("Date: " + date + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "tr", "th-TH-u-nu-thai-ca-buddhist", "ar-EG-u-nu-arab"})
  void knowsNoLocale(String tag) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(dateOfAFreshlyLoadedClock()).isEqualTo("Date: Wed, 30 Sep 2026 12:00:00 GMT\r\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Its formatter is made when the class is loaded, so the class has to be loaded anew. */
  private static String dateOfAFreshlyLoadedClock() throws Exception {
    try (URLClassLoader fresh = new URLClassLoader(classPath(), null)) {
      Class<?> type = fresh.loadClass(HttpClock.class.getName());
      assertThat(type).isNotSameAs(HttpClock.class);
      Constructor<?> constructor = type.getDeclaredConstructor(InstantSource.class);
      constructor.setAccessible(true);
      Method method = type.getDeclaredMethod("dateLine");
      method.setAccessible(true);
      Instant noon = Instant.parse("2026-09-30T12:00:00Z");
      Object clock = constructor.newInstance(Clock.fixed(noon, ZoneOffset.UTC));
      return new String((byte[]) method.invoke(clock), ISO_8859_1);
    }
  }

  private static URL[] classPath() throws IOException {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return Arrays.stream(entries)
        .map(File::new)
        .map(File::toURI)
        .map(HttpClockTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void formatsOnceASecond() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    HttpClock clock = new HttpClock(now::get);
    byte[] first = clock.dateLine();
    now.updateAndGet(instant -> instant.plus(Duration.ofMillis(999)));
    assertThat(clock.dateLine()).isSameAs(first);
    now.updateAndGet(instant -> instant.plus(Duration.ofMillis(1)));
    assertThat(new String(clock.dateLine(), ISO_8859_1)).contains("00:00:01");
    now.set(Instant.parse("2025-12-31T23:59:59Z"));
    assertThat(new String(clock.dateLine(), ISO_8859_1)).contains("31 Dec 2025 23:59:59");
  }
}
