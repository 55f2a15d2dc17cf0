package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void integersAreWholeAndFractionsHaveFourDigits() {
    assertThat(Numbers.plain(65536)).isEqualTo("65536");
    assertThat(Numbers.plain(1234567.89)).isEqualTo("1234568");
    assertThat(Numbers.plain(12.3456)).isEqualTo("12.35");
    assertThat(Numbers.plain(0.00012345)).isEqualTo("0.0001235");
    assertThat(Numbers.plain(100)).isEqualTo("100");
    assertThat(Numbers.plain(0)).isEqualTo("0");
    assertThat(Numbers.plain(-2.5)).isEqualTo("-2.5");
  }

  @Test
  void whatIsNoNumberIsADash() {
    assertThat(Numbers.plain(Double.NaN)).isEqualTo("-");
    assertThat(Numbers.plain(Double.POSITIVE_INFINITY)).isEqualTo("-");
  }

  @Test
  void noLocaleChangesThem() {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale :
          new Locale[] {
            Locale.ENGLISH, Locale.GERMANY, Locale.of("tr", "TR"), Locale.of("ar", "EG")
          }) {
        Locale.setDefault(locale);
        assertThat(Numbers.plain(1234.5)).isEqualTo("1235");
        assertThat(Numbers.plain(0.5)).isEqualTo("0.5");
        assertThat(Numbers.axis(new BigDecimal("250000"), 1e6)).isEqualTo("0.25M");
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
